import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { fleetQuery } from "~/api/operate";
import { usePlatforms } from "~/api/platforms";
import { FleetTable } from "~/features/operate/FleetTable";
import { operateText } from "~/text/operate";
import { causes, connectionStates } from "~/text/words";
import { RowPages } from "~/ui/RowPages";
import { choices, Select } from "~/ui/Select";
import { PageHead } from "./PageHead";

const route = getRouteApi("/app/accounts");
const t = operateText.accounts;

/** An operator's page: every connection, and what can be done about it. */
export function AccountsPage() {
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const platforms = usePlatforms();
  const query = useInfiniteQuery(fleetQuery(filter));
  const rows = query.data?.pages.flat();
  const change = (key: keyof typeof filter) => (value: string) =>
    void navigate({ search: { ...filter, [key]: value || undefined }, replace: true });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <PageHead title={t.title}>
        <p className="text-sm text-ink-2">{t.lead}</p>
      </PageHead>
      <div className="flex flex-wrap gap-x-5 gap-y-3">
        <Select
          label={operateText.platform}
          value={filter.platform ?? ""}
          onChange={change("platform")}
          options={[{ value: "", label: operateText.anyPlatform }, ...platforms.map((p) => ({ value: p.platform, label: p.name }))]}
        />
        <Select label={t.state} value={filter.state ?? ""} onChange={change("state")} options={choices(t.anyState, connectionStates)} />
        <Select label={t.cause} value={filter.cause ?? ""} onChange={change("cause")} options={choices(t.anyCause, causes)} />
      </div>
      <RowPages query={query} rows={rows} says={{ none: t.none, more: operateText.more }}>
        {(rows) => <FleetTable connections={rows} />}
      </RowPages>
    </div>
  );
}
