import { usePlatforms } from "~/api/platforms";
import type { Account, Metric, MetricId, Platform, Series } from "~/api/types";
import { beginning, earlier } from "~/charts/beginning";
import { Chart } from "~/charts/Chart";
import { cut } from "~/charts/zoom";
import { useZoom } from "~/features/address/charts";
import { useCreator } from "~/features/looking/creator";
import { Handle } from "~/features/platform/Handle";
import { type Range, rangeBefore, usual } from "~/features/range/range";
import { addDays, day, days as span } from "~/format/date";
import { text } from "~/text";
import { rangeText } from "~/text/range";
import { Button } from "~/ui/Button";
import { lookStyle } from "~/ui/Mark";
import { Pending } from "~/ui/Pending";
import { isAverage, type Trend } from "./averages";
import { Compared } from "./Compared";
import { isUsual } from "./further";
import { useDays } from "./useDays";

interface Props {
  account: Account;
  metric: MetricId;
  /** What the registry says of it; undefined while that is not known. */
  entry: Metric | undefined;
  days: number;
  /** Instead of so many days back. */
  range: Range | undefined;
  /** With the equally many days before. */
  compare: boolean;
  table: boolean;
}

/**
 * One account's chart, or a line that its platform does not tell this. The followers of the usual days came with the Overview itself;
 * everything else is asked for when it is wanted.
 */
export function AccountTrend({ account, metric, entry, days, range, compare, table }: Props) {
  const zoom = useZoom();
  const of = { platform: account.platform, connection: account.connection, creator: useCreator() };
  const platform = usePlatforms().find((p) => p.platform === account.platform);
  const last = account.followers_series.points.at(-1)?.day ?? "";
  const offer = entry?.offers.find((o) => o.platform === account.platform);
  const offered = !entry || offer !== undefined;
  const came = metric === "followers" && days === usual && !range;
  const asked = range ?? (last ? { from: addDays(last, 1 - days), to: last } : undefined);
  const now = useDays(account, metric, asked, offered && !came);
  const before = useDays(account, metric, asked && rangeBefore(asked), offered && compare);
  const points = account.followers_series.points.length;
  const trend: Trend | undefined = came
    ? { series: cut(account.followers_series, { from: Math.max(0, points - days), to: points - 1 }) }
    : now.trend;
  const series = trend?.series;
  const previous = compare ? before.trend?.series : undefined;
  const average = isAverage(metric);
  const start = series && beginning(series, metric === "followers" || average || entry?.kind === "level");
  const name = platform?.name ?? account.platform;
  const whose = `${name} @${account.handle}`;
  const title = titleOf(whose, metric, offer?.label || entry?.label, platform);
  const limits = metric === "followers" ? account.followers.limits : offer?.class === "raw" && offer.limits;
  const look = { style: lookStyle(platform?.look), className: "mark min-w-0", "data-platform": account.platform };
  const caption = (
    <>
      {name} <Handle of={account} />
      {title.slice(whose.length)}
    </>
  );
  if (!offered || (now.known && !series))
    return (
      <figure {...look}>
        <figcaption className="text-xs font-semibold text-ink-2">{caption}</figcaption>
        <p className="mt-1 text-sm text-ink-3" data-reason="not_offered">
          {text.charts.notOffered(name)}
        </p>
      </figure>
    );
  return (
    <figure {...look}>
      <figcaption className="mb-4 text-xs font-semibold text-ink-2">{caption}</figcaption>
      {series ? (
        <Chart name={title} series={series} posts={trend.posts} previous={previous} table={table} {...zoom} />
      ) : (
        <div className="flex h-chart flex-col items-center justify-center gap-2 text-sm text-ink-3">
          {!now.failed && <Pending className="h-full w-full" />}
          {now.failed && (
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
        {compare && !table && <span className="block min-h-[1lh]">{previous && earlier(previous)}</span>}
        {start && <span className="block">{start}</span>}
        {series && limits}
      </p>
      {compare && asked && <Compared asked={{ ...asked, ...of }} platform={platform} entry={entry} />}
    </figure>
  );
}

/** What a chart is called: of the usual metrics by the page's own word, of the others by the platform's, or the registry's. */
function titleOf(account: string, metric: MetricId, label: string | undefined, platform: Platform | undefined): string {
  if (!isUsual(metric)) return text.charts.titled(account, label ?? "");
  const noun = metric === "followers" ? (platform?.follower_noun ?? "") : text.charts.metrics[metric].toLowerCase();
  return text.charts.daily(account, noun);
}

/** The days that a series has, as a span. */
function shownDays({ points }: Series): string {
  return span(points[0]?.day ?? "", points.at(-1)?.day ?? "");
}
