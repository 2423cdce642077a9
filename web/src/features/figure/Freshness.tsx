import { useMetrics } from "~/api/metrics";
import type { Meta, Overview } from "~/api/types";
import { useNames } from "~/features/platform/useNames";
import { moment, olderThanADay, span } from "~/format/date";
import { text } from "~/text";
import { Dot } from "~/ui/Dot";
import { Pending } from "~/ui/Pending";
import { ofWhat } from "./oldest";

interface Props {
  meta: Meta | undefined;
  /** What is shown, to name the oldest of it. */
  data?: Overview | undefined;
  now: Date;
  /** With the next sync, where no account's card says it. */
  next?: boolean;
}

/** How fresh the figures of a page are, in one line. */
export function Freshness({ meta, data, now, next }: Props) {
  const metric = useMetrics();
  const { name } = useNames();
  if (!meta) return <Pending className="h-5 w-80 max-w-full" />;
  const { oldest_as_of: oldest, next_sync_at: due, sync } = meta;
  const old = oldest !== null && olderThanADay(oldest, now);
  const age = oldest === null ? "" : span(now.getTime() - Date.parse(oldest));
  const of = oldest && data ? ofWhat(data, oldest) : undefined;
  const label = of && (of.metric ? metric(of.metric)?.label : text.posts.title);
  const what = of && label && `${name(of.platform)}: ${label.toLowerCase()}`;
  const words = oldest === null ? text.overview.none : old ? text.overview.old(age, what) : text.overview.fresh(age);
  return (
    <p className="flex items-baseline gap-2 text-sm text-ink-2" data-testid="freshness">
      <Dot tone={oldest === null ? "none" : old ? "warn" : "good"} busy={sync.running} />
      <span>
        {words}
        {sync.running && <span className="ml-2 text-ink-3">{text.overview.syncing}</span>}
        {next && !sync.running && due && <span className="ml-2 text-ink-3">{text.overview.next(moment(due, now))}</span>}
      </span>
    </p>
  );
}
