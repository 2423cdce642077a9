import { useQuery } from "@tanstack/react-query";
import { sharedConnectionsQuery } from "~/api/connections";
import { DataState } from "~/features/state/DataState";
import { text } from "~/text";
import { Panel } from "~/ui/Panel";
import { AccountRow } from "./AccountRow";

/** The accounts that a creator shares, with how each stands; there is nothing to connect here. */
export function SharedAccounts({ creator }: { creator: string }) {
  const answer = useQuery(sharedConnectionsQuery(creator));
  const connections = answer.data?.data.connections.filter((c) => c.state !== "disconnected") ?? [];
  const now = new Date(answer.data?.meta.generated_at ?? Date.now());
  return (
    <Panel title={text.accounts.title}>
      <DataState
        state={answer.data ? "ready" : answer.isError ? "error" : "loading"}
        resource="socialAccounts"
        variant="compact"
        onRetry={() => void answer.refetch()}
      >
        <ul className="@container divide-y divide-line">
          {connections.map((c) => (
            <AccountRow key={c.id} connection={c} now={now} />
          ))}
        </ul>
      </DataState>
    </Panel>
  );
}
