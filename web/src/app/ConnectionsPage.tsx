import { useQuery } from "@tanstack/react-query";
import { connectionsQuery } from "~/api/connections";
import { platformsQuery } from "~/api/platforms";
import { AddAnother } from "~/features/connections/AddAnother";
import { PlatformSection } from "~/features/connections/PlatformSection";
import { DataState } from "~/features/state/DataState";
import { nowOf } from "~/features/state/stateOf";
import { text } from "~/text";
import { connectionsText } from "~/text/connections";
import { Awaited } from "~/ui/Awaited";
import { Panel } from "~/ui/Panel";
import { Pending } from "~/ui/Pending";
import { PageHead } from "./PageHead";

/** Every platform and every connection on it. A disconnected one is gone from here at once. */
export function ConnectionsPage() {
  const platforms = useQuery(platformsQuery);
  const answer = useQuery(connectionsQuery);
  const connections = answer.data?.data.connections ?? [];
  const now = nowOf(answer);
  const loaded = answer.data !== undefined && platforms.data !== undefined;
  const state = loaded ? "ready" : answer.isError || platforms.isError ? "error" : "loading";
  const retry = () => void Promise.all([answer.refetch(), platforms.refetch()]);
  const count = connections.filter((c) => c.connected).length;
  return (
    <div className="grid gap-5">
      <PageHead title={connectionsText.title}>
        <p className="text-sm text-ink-2">{connectionsText.lead}</p>
      </PageHead>
      <Panel title={text.accounts.title} aside={loaded ? text.accounts.connected(count) : undefined}>
        <DataState state={state} resource="connections" onRetry={loaded ? undefined : retry} skeleton={<Pending className="h-96 w-full" />}>
          {answer.data && <Awaited query={answer} />}
          <ul className="@container divide-y divide-line">
            {platforms.data?.map((platform) => (
              <PlatformSection
                key={platform.platform}
                platform={platform}
                connections={connections.filter((c) => c.platform === platform.platform)}
                now={now}
              />
            ))}
          </ul>
          <AddAnother platforms={platforms.data?.filter((p) => p.configured && connections.some((c) => c.platform === p.platform)) ?? []} />
        </DataState>
      </Panel>
    </div>
  );
}
