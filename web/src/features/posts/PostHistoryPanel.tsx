import { useState } from "react";
import { useMetrics } from "~/api/metrics";
import { usePlatform } from "~/api/platforms";
import type { PostHistory } from "~/api/types";
import { Chart } from "~/charts/Chart";
import { day } from "~/format/date";
import { text } from "~/text";
import { Button } from "~/ui/Button";
import { lookStyle } from "~/ui/Mark";
import { Panel } from "~/ui/Panel";

/** How each figure of a post grew, as far back as the post is known here. Metrics without any reading are left out. */
export function PostHistoryPanel({ history }: { history: PostHistory }) {
  const metric = useMetrics();
  const platform = usePlatform(history.post.platform);
  const [table, setTable] = useState(false);
  const read = history.series.filter((series) => series.points.some((point) => point.value !== null));
  const days = new Set(read.flatMap(({ points }) => points.filter((point) => point.value !== null).map((point) => point.day)));
  const [only] = days;
  const lines = table || days.size > 1; // one reading makes no line
  const aside = (
    <span className="flex flex-wrap items-center gap-x-4">
      {text.posts.historyLead}
      <Button look="quiet" onClick={() => setTable(!table)}>
        {table ? text.charts.chart : text.charts.table}
      </Button>
    </span>
  );
  return (
    <Panel title={text.posts.history} aside={aside}>
      {read.length === 0 && <p className="text-sm text-ink-2">{text.charts.none}</p>}
      {!lines && only && <p className="text-sm text-ink-2">{text.posts.onlyReading(day(only))}</p>}
      <div style={lookStyle(platform?.look)} className="mark grid grid-cols-[repeat(auto-fit,minmax(min(100%,17rem),1fr))] gap-x-8 gap-y-6">
        {(lines ? read : []).map((series) => {
          const name = metric(series.metric)?.label ?? series.metric;
          return (
            <figure key={series.metric} className="min-w-0">
              <figcaption className="mb-4 text-xs font-semibold text-ink-2">{name}</figcaption>
              <Chart name={name} series={series} table={table} />
            </figure>
          );
        })}
      </div>
    </Panel>
  );
}
