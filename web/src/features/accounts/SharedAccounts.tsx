import { useQuery } from "@tanstack/react-query";
import { sharedConnectionsQuery } from "~/api/connections";
import { DataState } from "~/features/state/DataState";
import { nowOf } from "~/features/state/stateOf";
import { text } from "~/text";
import { Awaited } from "~/ui/Awaited";
import { Panel } from "~/ui/Panel";
import { AccountRow } from "./AccountRow";

/** The accounts that a creator shares, with how each stands; there is nothing to connect here. */
export function SharedAccounts({ creator }: { creator: string }) {
  const answer = useQuery(sharedConnectionsQuery(creator));
  const connections = answer.data?.data.connections ?? [];
  const now = nowOf(answer);
  return (
    <Panel title={text.accounts.title}>
      <DataState
        state={answer.data ? "ready" : answer.isError ? "error" : "loading"}
        resource="socialAccounts"
        variant="compact"
        onRetry={answer.data ? undefined : () => void answer.refetch()}
      >
        {answer.data && <Awaited query={answer} />}
        <ul className="@container divide-y divide-line">
          {connections.map((c) => (
            <AccountRow key={c.id} connection={c} now={now} />
          ))}
        </ul>
      </DataState>
    </Panel>
  );
}
