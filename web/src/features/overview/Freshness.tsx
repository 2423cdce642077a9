import { useMetrics } from "~/api/metrics";
import type { Meta, Overview } from "~/api/types";
import { useNames } from "~/features/platform/useNames";
import { olderThanADay, span } from "~/format/date";
import { text } from "~/text";
import { Dot } from "~/ui/Dot";
import { Pending } from "~/ui/Pending";
import { ofWhat } from "./oldest";

/** How fresh the figures of a page are, in one line. */
export function Freshness({ meta, data, now }: { meta: Meta | undefined; data: Overview | undefined; now: Date }) {
  const metric = useMetrics();
  const { name } = useNames();
  if (!meta) return <Pending className="h-5 w-80 max-w-full" />;
  const { oldest_as_of: oldest, sync } = meta;
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
      </span>
    </p>
  );
}
