import type { Meta } from "~/api/types";
import { olderThanADay, span } from "~/format/date";
import { text } from "~/text";
import { Dot } from "~/ui/Dot";
import { Pending } from "~/ui/Pending";

/** How fresh the figures of a page are, in one line. */
export function Freshness({ meta }: { meta: Meta | undefined }) {
  if (!meta) return <Pending className="h-5 w-80 max-w-full" />;
  const now = new Date(meta.generated_at);
  const { oldest_as_of: oldest, sync } = meta;
  const old = oldest !== null && olderThanADay(oldest, now);
  const age = oldest === null ? "" : span(now.getTime() - Date.parse(oldest));
  const words = oldest === null ? text.overview.none : old ? text.overview.old(age) : text.overview.fresh(age);
  return (
    <p className="flex items-baseline gap-2 text-sm text-ink-2" data-testid="freshness">
      <Dot tone={oldest === null ? "none" : old ? "warn" : "good"} busy={sync.running} />
      <span>
        {words}
        {sync.running && <span className="ml-2 text-ink-3">{text.overview.reading}</span>}
      </span>
    </p>
  );
}
