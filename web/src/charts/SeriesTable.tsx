import type { Point } from "~/api/types";
import { day } from "~/format/date";
import { exact } from "~/format/number";
import { text } from "~/text";
import { reasons } from "~/text/words";
import type { TrendProps } from "./TrendChart";

/** A series as a table, newest day first, with the same day of the period before where it is compared. */
export function SeriesTable({ name, series, previous, posts, at = day }: TrendProps) {
  const value = (point: Point) =>
    point.value === null ? (
      <span className="text-ink-3">{reasons[point.reason ?? "error"].word}</span>
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
                  <td className="px-3 py-1 text-right">{value(point)}</td>
                  <td className="px-3 py-1 text-ink-3">
                    {point.value === null ? "" : point.status === "provisional" ? text.charts.provisional : text.charts.final}
                  </td>
                  {posts && <td className="px-3 py-1 text-right">{exact(posts.get(point.day) ?? 0)}</td>}
                  {previous && (
                    <td className="px-3 py-1 text-right whitespace-nowrap">
                      {before && (
                        <>
                          <span className="mr-2 text-ink-3">{at(before.day)}</span>
                          {value(before)}
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
