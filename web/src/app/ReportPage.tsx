import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { overviewQuery } from "~/api/overview";
import { sessionQuery } from "~/api/session";
import { rosterQuery } from "~/api/sharing";
import { useOthersFigures } from "~/features/looking/creator";
import { KnownOn } from "~/features/looking/KnownOn";
import { useView } from "~/features/looking/view";
import { RangeChoice } from "~/features/range/RangeChoice";
import { instantOf, isRange, lastDays, type Range, rangeBefore, usual, yesterday } from "~/features/range/range";
import { AccountReport } from "~/features/report/AccountReport";
import { Cover } from "~/features/report/Cover";
import { useSheet } from "~/features/report/useSheet";
import { DataState } from "~/features/state/DataState";
import { nowOf, stateOf } from "~/features/state/stateOf";
import { longDays } from "~/format/date";
import { text } from "~/text";
import { rangeText } from "~/text/range";
import { reportText as t } from "~/text/report";
import { Button, buttonLook } from "~/ui/Button";
import { useArrival } from "~/ui/focus";
import { Pending } from "~/ui/Pending";

const route = getRouteApi("/app/report");

/** A creator's range as a report: a sheet to look at, to print, and to hand on. The range stands in the address. */
export function ReportPage() {
  const { creator, from = "", to = "", as_of: asOf } = route.useSearch();
  const navigate = route.useNavigate();
  const named = from !== "" || to !== "";
  const until = asOf ? instantOf(asOf) : yesterday();
  const range: Range = isRange({ from, to }, asOf ? until : undefined) ? { from, to } : lastDays(usual, until);
  const query = useQuery(overviewQuery(useView()));
  const others = useOthersFigures();
  const person = useQuery(sessionQuery).data?.person;
  const roster = useQuery({ ...rosterQuery, enabled: others });
  const shared = roster.data?.data.creators.find((row) => row.creator.id === creator);
  const { sheet, again } = useSheet();
  const [wrong, setWrong] = useState<Range>(); // days that were chosen and cannot be reported on; the sheet stays as it is
  const data = query.data?.data;
  const accounts = data?.platforms ?? [];
  const truth = stateOf(query);
  const heading = useRef<HTMLHeadingElement>(null);
  useArrival(heading, data !== undefined || query.isError);
  const choose = (next: Range) => {
    setWrong(isRange(next) ? undefined : next);
    if (isRange(next)) void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  };
  const now = nowOf(query, asOf);
  const known = (day: string | undefined) =>
    void navigate({
      search: (old) => ({ ...old, ...(day && day < range.to ? { from: undefined, to: undefined } : {}), as_of: day }),
      replace: true,
    });
  return (
    <div className="grid gap-5">
      <title>{`${t.title}, ${longDays(range.from, range.to)} · ${text.brand}`}</title>
      <div className="mx-auto flex w-full max-w-[56rem] flex-wrap items-center gap-x-5 gap-y-3 print:hidden">
        <Link to="/dashboard" search={range.from === from ? range : {}} className={buttonLook("quiet")}>
          {text.nav.overview}
        </Link>
        <RangeChoice value={wrong ?? range} until={until} onChange={choose} />
        <KnownOn value={asOf} onChange={known} />
        <span className="flex flex-wrap items-center gap-x-5 gap-y-2 sm:ml-auto">
          {!others && (
            <Link to="/export" search={{ ...range, as_of: asOf }} className={buttonLook("quiet")}>
              {t.toExport}
            </Link>
          )}
          <Button look="strong" disabled={sheet !== "whole" || accounts.length === 0} onClick={() => window.print()}>
            {sheet === "loading" ? t.preparing : t.print}
          </Button>
        </span>
        {wrong && (
          <p role="alert" className="w-full text-sm text-warn">
            {rangeText.choose}
          </p>
        )}
        {!wrong && named && range.from !== from && (
          <p role="alert" className="w-full text-sm text-warn">
            {t.badAddress(usual)}
          </p>
        )}
        {sheet === "failed" && data && (
          <p role="alert" className="flex w-full flex-wrap items-center gap-3 text-sm">
            {t.incomplete}
            <Button onClick={again}>{text.tryAgain}</Button>
          </p>
        )}
      </div>
      <article className="mx-auto w-full min-w-0 max-w-[56rem] rounded-panel border border-line bg-surface px-5 py-8 sm:px-12 sm:py-12 print:border-0 print:p-0">
        {accounts.length === 0 && (
          <h1 ref={heading} className="sr-only">
            {t.title}
          </h1>
        )}
        <DataState
          {...truth}
          state={data && accounts.length === 0 ? "empty" : truth.state}
          resource="figures"
          message={data && accounts.length === 0 ? t.none : truth.message}
          skeleton={<Pending className="h-[60rem] w-full" />}
        >
          {data && accounts.length > 0 && (
            <>
              {(truth.causes ?? []).slice(1).map((cause) => (
                <p key={`${cause.code} ${cause.connection}`} className="mb-2 text-sm text-ink-2">
                  {cause.message}
                </p>
              ))}
              <Cover
                heading={heading}
                name={(others ? shared?.creator.name : person?.name) ?? ""}
                agencies={shared?.agencies.map(({ name }) => name) ?? []}
                accounts={accounts}
                total={data.total_followers}
                range={range}
              />
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
