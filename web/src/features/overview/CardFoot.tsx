import { useMetrics } from "~/api/metrics";
import type { Account } from "~/api/types";
import { WhyDiffers } from "~/features/figure/WhyDiffers";
import { syncWords } from "~/features/state/progress";
import { moment, olderThanADay } from "~/format/date";
import { text } from "~/text";
import { connectionStates } from "~/text/words";
import { Dot } from "~/ui/Dot";
import { Progress } from "~/ui/Progress";

/** The figures of an account that the Overview shows. */
const shown = ["followers", "posts", "average_views", "engagement_rate", "daily_views", "daily_reach", "daily_interactions"];

/** The small print of a card: as of when, the next reading, what limits the figure, and what is wrong, if anything. */
export function CardFoot({ account, now }: { account: Account; now: Date }) {
  const { followers, sync, connection_state: state, next_sync_at: next } = account;
  const metric = useMetrics();
  const asOf = followers.as_of ?? account.last_synced_at;
  const old = asOf !== null && olderThanADay(asOf, now);
  return (
    <footer className="relative mt-auto pt-4 text-xs text-ink-3">
      {sync?.running && (
        <div className="absolute inset-x-0 top-3.5">
          <Progress label={syncWords(sync)} done={sync.done} total={sync.total} />
        </div>
      )}
      <div className="flex flex-wrap justify-between gap-x-4 border-t border-dashed border-line-2 pt-3">
        <span className={old ? "text-warn" : ""}>{asOf ? text.overview.asOf(moment(asOf, now)) : text.accounts.never}</span>
        <span>{sync ? syncWords(sync) : next ? text.overview.next(moment(next, now)) : text.overview.noNext}</span>
      </div>
      {/* the line stands also where nothing limits the figure: cards beside each other keep one height */}
      <p className="mt-1 sm:min-h-[1lh]">{followers.limits}</p>
      {asOf && <WhyDiffers of={account} metrics={shown.filter((id) => metric(id)?.offers.some((o) => o.platform === account.platform))} />}
      {state !== "active" && state !== "connecting" && (
        <p className="mt-1 flex items-center gap-1.5 text-warn">
          <Dot tone="warn" />
          {connectionStates[state]}
        </p>
      )}
    </footer>
  );
}
