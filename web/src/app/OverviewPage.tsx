import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { overviewQuery } from "~/api/overview";
import { SharedAccounts } from "~/features/accounts/SharedAccounts";
import { SocialAccounts } from "~/features/accounts/SocialAccounts";
import { Freshness } from "~/features/figure/Freshness";
import { AccountCards, AccountCardsPending } from "~/features/overview/AccountCards";
import { FirstSteps } from "~/features/overview/FirstSteps";
import { NeedsYou } from "~/features/overview/NeedsYou";
import { RecentPosts } from "~/features/overview/RecentPosts";
import { type OverviewSearch, reportRange } from "~/features/overview/search";
import { TrendPanel } from "~/features/overview/TrendPanel";
import { DataState } from "~/features/state/DataState";
import { nowOf, stateOf } from "~/features/state/stateOf";
import { text } from "~/text";
import { buttonLook } from "~/ui/Button";
import { Panel } from "~/ui/Panel";
import { Pending } from "~/ui/Pending";
import { PageHead } from "./PageHead";

/** Everything at a glance. Causes stand in "Needs you", so a state that only repeats them is not said twice. */
export function OverviewPage() {
  const search = useSearch({ strict: false }) as OverviewSearch;
  const { creator } = search;
  const query = useQuery(overviewQuery({ creator }));
  const { data, meta } = query.data ?? {};
  const truth = stateOf(query);
  const now = nowOf(query);
  const said = data !== undefined && data.platforms.length > 0 && truth.state !== "never_synced" && truth.state !== "stale";
  const unconnected = truth.state === "empty" && data?.platforms.length === 0 && !creator;
  return (
    <div className="grid gap-5">
      <PageHead title={text.overview.title}>
        {truth.state !== "error" && (
          <span className="flex flex-wrap items-center justify-between gap-x-5 gap-y-2">
            <Freshness meta={meta} data={data} now={now} />
            {data?.platforms.length !== 0 && (
              <Link to="/report" search={reportRange(search) ?? {}} className={`${buttonLook("plain")} print:hidden`}>
                {text.overview.report}
              </Link>
            )}
          </span>
        )}
      </PageHead>
      {unconnected ? (
        <FirstSteps />
      ) : (
        <DataState {...truth} state={said ? "ready" : truth.state} resource="figures" skeleton={<OverviewPending />} />
      )}
      {data && data.platforms.length > 0 && (
        <>
          <AccountCards accounts={data.platforms} total={data.total_followers} now={now} />
          <TrendPanel accounts={data.platforms} />
          <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1.9fr)_minmax(0,1fr)]">
            <RecentPosts
              posts={data.recent_posts}
              none={data.platforms.every((p) => p.posts.value === 0) ? text.posts.noneThere : text.posts.none}
              now={now}
            />
            <div className="grid gap-5">
              <NeedsYou causes={meta?.causes ?? []} now={now} />
              {creator ? <SharedAccounts creator={creator} /> : <SocialAccounts />}
            </div>
          </div>
        </>
      )}
      {data?.platforms.length === 0 && !creator && <SocialAccounts />}
    </div>
  );
}

function OverviewPending() {
  return (
    <div className="grid gap-5">
      <AccountCardsPending />
      <Panel>
        <Pending className="h-[22rem] w-full" />
      </Panel>
      <Panel>
        <Pending className="h-[34rem] w-full" />
      </Panel>
    </div>
  );
}
