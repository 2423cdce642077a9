import { useIsFetching, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { overviewQuery } from "~/api/overview";
import { sessionQuery } from "~/api/session";
import { useOthersFigures } from "~/features/looking/creator";
import { RangeChoice } from "~/features/range/RangeChoice";
import { lastDays, type Range } from "~/features/range/range";
import { AccountReport } from "~/features/report/AccountReport";
import { Cover } from "~/features/report/Cover";
import { rangeBefore } from "~/features/report/span";
import { DataState } from "~/features/state/DataState";
import { stateOf } from "~/features/state/stateOf";
import { text } from "~/text";
import { reportText as t } from "~/text/report";
import { Button, buttonLook } from "~/ui/Button";
import { Pending } from "~/ui/Pending";

const route = getRouteApi("/app/report");

/** Reports go over days that are over. */
const yesterday = () => new Date(Date.now() - 24 * 3_600_000);

/** A creator's range as a report: a sheet to look at, to print, and to hand on. The range stands in the address. */
export function ReportPage() {
  const { creator, ...search } = route.useSearch();
  const navigate = route.useNavigate();
  const range: Range = { ...lastDays(28, yesterday()), ...search };
  const query = useQuery(overviewQuery(creator));
  const others = useOthersFigures();
  const person = useQuery(sessionQuery).data?.person;
  const busy = useIsFetching({ queryKey: ["analytics"] }) > 0;
  const { data, meta } = query.data ?? {};
  const accounts = data?.platforms ?? [];
  const now = new Date(meta?.generated_at ?? Date.now());
  return (
    <div className="grid gap-5">
      <title>{`${t.title} · ${text.brand}`}</title>
      <div className="mx-auto flex w-full max-w-[56rem] flex-wrap items-center gap-x-5 gap-y-3 print:hidden">
        <RangeChoice
          value={range}
          until={yesterday()}
          onChange={(next) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true })}
        />
        <span className="flex flex-wrap items-center gap-x-5 gap-y-2 sm:ml-auto">
          {!others && (
            <Link to="/export" search={range} className={buttonLook("quiet")}>
              {t.toExport}
            </Link>
          )}
          <Button look="strong" disabled={busy || accounts.length === 0} onClick={() => window.print()}>
            {busy ? t.preparing : t.print}
          </Button>
        </span>
      </div>
      <article className="mx-auto w-full min-w-0 max-w-[56rem] rounded-panel border border-line bg-surface px-5 py-8 sm:px-12 sm:py-12 print:border-0 print:p-0">
        <DataState
          {...stateOf(query)}
          state={data ? (accounts.length ? "ready" : "empty") : stateOf(query).state}
          resource="figures"
          message={data && accounts.length === 0 ? t.none : undefined}
          skeleton={<Pending className="h-[60rem] w-full" />}
        >
          {data && accounts.length > 0 && (
            <>
              <Cover name={others ? "" : (person?.name ?? "")} accounts={accounts} total={data.total_followers} range={range} now={now} />
              {accounts.map((account) => (
                <AccountReport key={account.connection} account={account} range={range} before={rangeBefore(range)} now={now} />
              ))}
              <p className="mt-10 border-t border-line pt-4 text-xs text-ink-3">{t.honest}</p>
            </>
          )}
        </DataState>
      </article>
    </div>
  );
}
