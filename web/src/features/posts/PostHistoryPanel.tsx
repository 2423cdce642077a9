import { useState } from "react";
import { useMetrics } from "~/api/metrics";
import { usePlatform } from "~/api/platforms";
import type { PostHistory, Series } from "~/api/types";
import { Chart } from "~/charts/Chart";
import { useZoom } from "~/features/address/charts";
import { useAddress } from "~/features/address/useAddress";
import { day } from "~/format/date";
import { text } from "~/text";
import { listed } from "~/text/language";
import { postText } from "~/text/post";
import { Button } from "~/ui/Button";
import { cx } from "~/ui/cx";
import { lookStyle } from "~/ui/Mark";
import { Panel } from "~/ui/Panel";
import { once, readings } from "./decay";
import type { PostSearch } from "./postSearch";

/** How many charts stand on a phone before all are asked for. */
const few = 2;

/** How each figure of a post grew, as far back as the post is known here. Metrics without any reading are left out. */
export function PostHistoryPanel({ history }: { history: PostHistory }) {
  const metric = useMetrics();
  const platform = usePlatform(history.post.platform);
  const [{ table = false }, change] = useAddress<PostSearch>();
  const [whole, setWhole] = useState(false); // on a phone; elsewhere charts stand beside each other
  const zoom = useZoom();
  const read = history.series.filter((series) => readings(series).length > 0);
  const lines = read.filter((series) => table || readings(series).length > 1); // one reading makes no line
  const nameOf = (id: Series["metric"]) => metric(id)?.label ?? id;
  const single = once(read.filter((series) => !lines.includes(series)));
  const aside = (
    <span className="flex flex-wrap items-center gap-x-4">
      {text.posts.historyLead}
      <Button look="quiet" onClick={() => change({ table: !table || undefined })}>
        {table ? text.charts.chart : text.charts.table}
      </Button>
    </span>
  );
  return (
    <Panel title={text.posts.history} aside={aside}>
      {read.length === 0 && <p className="text-sm text-ink-2">{text.charts.none}</p>}
      <div style={lookStyle(platform?.look)} className="mark grid grid-cols-[repeat(auto-fit,minmax(min(100%,17rem),1fr))] gap-x-8 gap-y-6">
        {lines.map((series, i) => {
          const name = nameOf(series.metric);
          return (
            <figure key={series.metric} className={cx("min-w-0", !whole && i >= few && "max-sm:hidden")}>
              <figcaption className="mb-4 text-xs font-semibold text-ink-2">{name}</figcaption>
              <Chart name={name} series={series} table={table} {...zoom} />
            </figure>
          );
        })}
      </div>
      {lines.length > few && (
        <Button look="quiet" className="mt-2 sm:hidden" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? postText.fewer : postText.all(lines.length)}
        </Button>
      )}
      {single.length > 0 && (
        <div className={cx("text-sm text-ink-2", lines.length > 0 && "mt-5")}>
          {single.map(([on, metrics]) => (
            <p key={on}>
              {lines.length === 0 && single.length === 1
                ? text.posts.onlyReading(day(on))
                : text.posts.onlyReadingOf(listed(metrics.map(nameOf)), day(on))}
            </p>
          ))}
        </div>
      )}
    </Panel>
  );
}
