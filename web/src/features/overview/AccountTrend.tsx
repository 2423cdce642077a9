import { usePlatforms } from "~/api/platforms";
import type { Account, Series } from "~/api/types";
import { beginning, earlier } from "~/charts/beginning";
import { Chart } from "~/charts/Chart";
import { cut } from "~/charts/zoom";
import { useZoom } from "~/features/address/charts";
import { addDays, type Range, rangeBefore, usual } from "~/features/range/range";
import { day, days as span } from "~/format/date";
import { text } from "~/text";
import { rangeText } from "~/text/range";
import { Button } from "~/ui/Button";
import { lookStyle } from "~/ui/Mark";
import { Pending } from "~/ui/Pending";
import { isAverage, type Trend } from "./averages";
import type { TrendMetric } from "./search";
import { useDays } from "./useDays";

interface Props {
  account: Account;
  metric: TrendMetric;
  days: number;
  /** Instead of so many days back. */
  range: Range | undefined;
  /** With the equally many days before. */
  compare: boolean;
  table: boolean;
}

/** One account's chart. The followers of the usual days came with the Overview itself; everything else is asked for when it is wanted. */
export function AccountTrend({ account, metric, days, range, compare, table }: Props) {
  const zoom = useZoom();
  const platform = usePlatforms().find((p) => p.platform === account.platform);
  const last = account.followers_series.points.at(-1)?.day ?? "";
  const came = metric === "followers" && days === usual && !range;
  const asked = range ?? (last ? { from: addDays(last, 1 - days), to: last } : undefined);
  const now = useDays(account, metric, asked, !came);
  const before = useDays(account, metric, asked && rangeBefore(asked), compare);
  const points = account.followers_series.points.length;
  const trend: Trend | undefined = came
    ? { series: cut(account.followers_series, { from: Math.max(0, points - days), to: points - 1 }) }
    : now.trend;
  const series = trend?.series;
  const previous = compare ? before.trend?.series : undefined;
  const average = isAverage(metric);
  const start = series && beginning(series, metric === "followers" || average);
  const name = platform?.name ?? account.platform;
  const noun = metric === "followers" ? (platform?.follower_noun ?? "") : text.charts.metrics[metric].toLowerCase();
  const title = text.charts.daily(`${name} @${account.handle}`, noun);
  return (
    <figure style={lookStyle(platform?.look)} className="mark min-w-0" data-platform={account.platform}>
      <figcaption className="mb-4 text-xs font-semibold text-ink-2">{title}</figcaption>
      {series ? (
        <Chart name={title} series={series} posts={trend.posts} previous={previous} table={table} {...zoom} />
      ) : (
        <div className="flex h-chart flex-col items-center justify-center gap-2 text-sm text-ink-3">
          {now.known && text.charts.notOffered(name)}
          {!now.known && !now.failed && <Pending className="h-full w-full" />}
          {!now.known && now.failed && (
            <>
              <p role="alert">{text.charts.failed}</p>
              <Button onClick={now.again}>{text.tryAgain}</Button>
            </>
          )}
        </div>
      )}
      <p className="mt-1 min-h-5 text-xs text-ink-3">
        <span className="block min-h-[1lh]">{series && rangeText.shown(shownDays(series), series.zone.replaceAll("_", " "))}</span>
        {average && (
          <span className="block min-h-[2lh]">{trend?.formula && text.charts.formula(day(trend.formula.day), trend.formula.words)}</span>
        )}
        {previous && !table && <span className="block">{earlier(previous)}</span>}
        {start && <span className="block">{start}</span>}
        {metric === "followers" && account.followers.limits}
      </p>
    </figure>
  );
}

/** The days that a series has, as a span. */
function shownDays({ points }: Series): string {
  return span(points[0]?.day ?? "", points.at(-1)?.day ?? "");
}
