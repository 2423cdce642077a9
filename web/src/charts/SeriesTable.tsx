import type { Point } from "~/api/types";
import { day } from "~/format/date";
import { exact } from "~/format/number";
import { text } from "~/text";
import { flags, gapCauses } from "~/text/words";
import { Hint } from "~/ui/Hint";
import { Missing } from "~/ui/Missing";
import type { TrendProps } from "./TrendChart";
import { finality } from "./words";

/**
 * A series as a table, newest day first, with the same day of the period before where it is compared. Of days in a row with the same word,
 * keys stop at one: a year with few readings is no row of hundreds of stops.
 */
export function SeriesTable({ name, series, previous, posts, at = day }: TrendProps) {
  const value = (point: Point, after: Point | undefined) =>
    point.value === null ? (
      <Missing metric={series.metric} reason={point.reason ?? "error"} cause={point.cause} passing={sameLack(point, after)} />
    ) : (
      <data value={String(point.value)}>{exact(point.value, series.unit)}</data>
    );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys
    <section aria-label={name} tabIndex={0} className="max-h-chart overflow-auto rounded-control border border-line">
      <table className="w-full text-xs">
        <caption className="sr-only">{name}</caption>
        <thead className="sticky top-0 bg-surface text-left text-ink-3">
          <tr>
            <th className="px-3 py-1.5 font-medium">{text.charts.day}</th>
            <th className="px-3 py-1.5 text-right font-medium">{text.charts.value}</th>
            <th className="px-3 py-1.5 font-medium">{text.charts.state}</th>
            {posts && <th className="px-3 py-1.5 text-right font-medium">{text.charts.n}</th>}
            {previous && <th className="px-3 py-1.5 text-right font-medium">{text.charts.before}</th>}
          </tr>
        </thead>
        <tbody>
          {series.points
            .map((point, i) => {
              const before = previous?.points[i];
              return (
                <tr key={point.day} className="border-t border-line">
                  <td className="px-3 py-1">{at(point.day)}</td>
                  <td className="px-3 py-1 text-right">{value(point, series.points[i + 1])}</td>
                  <td className="px-3 py-1 text-ink-3">
                    <State point={point} after={series.points[i + 1]} />
                  </td>
                  {posts && <td className="px-3 py-1 text-right">{exact(posts.get(point.day) ?? 0)}</td>}
                  {previous && (
                    <td className="px-3 py-1 text-right whitespace-nowrap">
                      {before && (
                        <>
                          <span className="mr-2 text-ink-3">{at(before.day)}</span>
                          {value(before, previous?.points[i + 1])}
                        </>
                      )}
                    </td>
                  )}
                </tr>
              );
            })
            .reverse()}
        </tbody>
      </table>
    </section>
  );
}

/** Whether a value is final and what is odd about it; of a missing one what made the gap, where that is on record. */
function State({ point, after }: { point: Point; after: Point | undefined }) {
  const { value, cause, flag } = point;
  if (value === null) return cause ? gapCauses[cause] : text.charts.noValue;
  return (
    <>
      {finality(point)}
      {flag && (
        <>
          {", "}
          <Hint says={flags[flag].why} className="word" passing={after?.flag === flag}>
            {flags[flag].word}
          </Hint>
        </>
      )}
    </>
  );
}

/** Whether a day lacks its value as the day after it does, which stands above it. */
const sameLack = (point: Point, after: Point | undefined): boolean =>
  after?.value === null && after.reason === point.reason && after.cause === point.cause;
