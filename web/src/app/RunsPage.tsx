import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { allRunsQuery } from "~/api/operate";
import { usePlatforms } from "~/api/platforms";
import { AllRunsTable } from "~/features/operate/AllRunsTable";
import { operateText } from "~/text/operate";
import { causes, runWords } from "~/text/words";
import { Button } from "~/ui/Button";
import { RowPages } from "~/ui/RowPages";
import { choices, Select } from "~/ui/Select";
import { PageHead } from "./PageHead";

const route = getRouteApi("/app/runs");
const t = operateText.runs;

/** An operator's page: the sync log of all accounts, by platform, product, result and cause. */
export function RunsPage() {
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const platforms = usePlatforms();
  const query = useInfiniteQuery(allRunsQuery(filter));
  const rows = query.data?.pages.flatMap((page) => page.runs);
  const change = (key: keyof typeof filter) => (value: string) =>
    void navigate({ search: { ...filter, [key]: value || undefined }, replace: true });
  const names = Object.fromEntries(platforms.map((p) => [p.platform, p.name]));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <PageHead title={t.title}>
        <p className="text-sm text-ink-2">{t.lead}</p>
      </PageHead>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
        <Select
          label={operateText.platform}
          value={filter.platform ?? ""}
          onChange={change("platform")}
          options={choices(operateText.anyPlatform, names)}
        />
        <Select
          label={t.product}
          value={filter.product ?? ""}
          onChange={change("product")}
          options={choices(t.anyProduct, runWords.product)}
        />
        <Select label={t.status} value={filter.status ?? ""} onChange={change("status")} options={choices(t.anyStatus, runWords.status)} />
        <Select
          label={t.cause}
          value={filter.cause ?? ""}
          onChange={change("cause")}
          options={choices(operateText.accounts.anyCause, causes)}
        />
        {filter.connection && (
          <span className="flex items-center gap-3 text-sm">
            {t.one(operateText.short(filter.connection))}
            <Button look="quiet" onClick={() => change("connection")("")}>
              {t.all}
            </Button>
          </span>
        )}
      </div>
      <RowPages query={query} rows={rows} says={{ none: t.none, more: operateText.more }}>
        {(rows) => <AllRunsTable runs={rows} />}
      </RowPages>
    </div>
  );
}
