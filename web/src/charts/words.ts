import type { Point, Series } from "~/api/types";
import { day, days } from "~/format/date";
import { exact } from "~/format/number";
import { text } from "~/text";
import { reasons } from "~/text/words";
import { holes } from "./segments";

/** A day in words: its value and whether that is final, or why there is none. */
export function pointWords(point: Point, unit: string): string {
  if (point.value === null) return reasons[point.reason ?? "error"].word;
  return text.charts.reading(exact(point.value, unit), point.status === "provisional" ? text.charts.provisional : text.charts.final);
}

/** A span of days of a series by their indices. */
export function spanWords(points: Point[], from: number, to: number): string {
  return days(points[from]?.day ?? "", points[to]?.day ?? "");
}

/** The whole series in a few sentences, for those who do not see the line. */
export function summary(name: string, series: Series): string {
  const read = series.points.filter((point) => point.value !== null);
  const first = read[0];
  const last = read.at(-1);
  if (!first || !last) return text.charts.summaryNone(name);
  const gaps = holes(series.points).map((hole) => text.charts.summaryGap(spanWords(series.points, hole.from, hole.to)));
  const breaks = series.breaks.map((b) => text.charts.summaryBreak(day(b.day), b.text));
  const value = (point: Point) => exact(point.value ?? 0, series.unit);
  return text.charts.summary(name, day(first.day), day(last.day), value(first), value(last), [...gaps, ...breaks].join(""));
}
