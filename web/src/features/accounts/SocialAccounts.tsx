import { useQuery } from "@tanstack/react-query";
import { connectionsQuery } from "~/api/connections";
import { platformsQuery } from "~/api/platforms";
import { DataState } from "~/features/state/DataState";
import { nowOf } from "~/features/state/stateOf";
import { text } from "~/text";
import { Awaited } from "~/ui/Awaited";
import { Panel } from "~/ui/Panel";
import { Pending } from "~/ui/Pending";
import { AccountRow, FreeRow } from "./AccountRow";

const skeleton = (
  <div className="grid gap-4">
    {[0, 1, 2].map((i) => (
      <Pending key={i} className="h-10 w-full" />
    ))}
  </div>
);

/** Every platform with the accounts connected on it, one row per platform even where there is none. */
export function SocialAccounts() {
  const platforms = useQuery(platformsQuery);
  const answer = useQuery(connectionsQuery);
  const connections = answer.data?.data.connections ?? [];
  const now = nowOf(answer);
  const count = connections.filter((c) => c.connected).length;
  const failed = answer.isError || platforms.isError;
  const loaded = answer.data && platforms.data;
  const retry = () => void Promise.all([answer.refetch(), platforms.refetch()]);
  return (
    <Panel title={text.accounts.title} aside={loaded ? text.accounts.connected(count) : undefined} id="social-accounts">
      <DataState
        state={loaded ? "ready" : failed ? "error" : "loading"}
        resource="socialAccounts"
        variant="compact"
        skeleton={skeleton}
        onRetry={loaded ? undefined : retry}
      >
        {answer.data && <Awaited query={answer} />}
        <ul className="@container divide-y divide-line">
          {platforms.data?.map((platform) => {
            const here = connections.filter((c) => c.platform === platform.platform);
            if (here.length === 0) return <FreeRow key={platform.platform} platform={platform} />;
            return here.map((c) => <AccountRow key={c.id} connection={c} now={now} />);
          })}
        </ul>
      </DataState>
    </Panel>
  );
}
