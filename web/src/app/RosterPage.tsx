import { useQuery } from "@tanstack/react-query";
import { rosterQuery } from "~/api/sharing";
import { ComparePanel } from "~/features/roster/ComparePanel";
import { RosterPanel } from "~/features/roster/RosterPanel";
import { nowOf } from "~/features/state/stateOf";
import { text } from "~/text";
import { Awaited } from "~/ui/Awaited";
import { PageHead } from "./PageHead";

const t = text.roster;

/** A manager's page: the creators who let the agency see something now. */
export function RosterPage() {
  const query = useQuery(rosterQuery);
  const { data } = query;
  const now = nowOf(query);
  const comparable = data && data.data.creators.flatMap((row) => row.accounts).length > 1;
  return (
    <div className="grid gap-5">
      <PageHead title={t.title}>
        <p className="text-sm text-ink-2">{t.lead}</p>
      </PageHead>
      <Awaited query={query} className="h-64" />
      {data?.data.creators.length === 0 && <p className="text-ink-2">{t.none}</p>}
      {data?.data.creators.map((row) => (
        <RosterPanel key={row.creator.id} row={row} now={now} />
      ))}
      {comparable && <ComparePanel />}
    </div>
  );
}
