import { useQuery } from "@tanstack/react-query";
import { rosterQuery } from "~/api/sharing";
import { ComparePanel } from "~/features/roster/ComparePanel";
import { HeadFigures } from "~/features/roster/HeadFigures";
import { LedgerPanel } from "~/features/roster/LedgerPanel";
import { linesOf } from "~/features/roster/lines";
import { nowOf } from "~/features/state/stateOf";
import { rosterText as t } from "~/text/roster";
import { Awaited } from "~/ui/Awaited";
import { PageHead } from "./PageHead";

/** A manager's page: the creators who let the agency see something now. */
export function RosterPage() {
  const query = useQuery(rosterQuery);
  const { data } = query;
  const now = nowOf(query);
  const lines = linesOf(data?.data.creators ?? []);
  const accounts = lines.flatMap(({ account }) => account ?? []);
  const platforms = new Set(accounts.map(({ platform }) => platform));
  return (
    <div className="grid gap-5">
      <PageHead title={t.title}>
        <p className="text-sm text-ink-2">{t.lead}</p>
      </PageHead>
      <Awaited query={query} className="h-64" />
      {data && lines.length === 0 && <p className="text-ink-2">{t.none}</p>}
      {lines.length > 0 && (
        <>
          <HeadFigures lines={lines} />
          <LedgerPanel lines={lines} platforms={platforms} now={now} />
        </>
      )}
      {accounts.length > 1 && <ComparePanel platforms={platforms} />}
    </div>
  );
}
