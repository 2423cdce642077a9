import type { CauseCode, Point, Reason, Series } from "~/api/types";
import { day, days } from "~/format/date";
import { exact } from "~/format/number";
import { text } from "~/text";
import { gapCauses, reasons } from "~/text/words";
import { holes } from "./segments";

/** A day in words: its value and whether that is final, or why there is none. */
export function pointWords(point: Point, unit: string): string {
  if (point.value === null) {
    const { word } = reasons[point.reason ?? "error"];
    return point.cause ? text.charts.reading(word, gapCauses[point.cause]) : word;
  }
  return text.charts.reading(exact(point.value, unit), point.status === "provisional" ? text.charts.provisional : text.charts.final);
}

/** A span of days of a series by their indices. */
export function spanWords(points: Point[], from: number, to: number): string {
  return days(points[from]?.day ?? "", points[to]?.day ?? "");
}

/** So many spans of days are named; the chart draws all, and the others are counted. */
const named = 3;

/** Days without a value for one reason and by one cause, in words. */
interface Lack {
  reason: Reason;
  cause: CauseCode | undefined;
  spans: string;
}

/** What a series lacks: its holes by reason and cause, in the order in which they begin. */
export function lacks({ points }: Series): Lack[] {
  const by = new Map<string, { reason: Reason; cause: CauseCode | undefined; spans: string[] }>();
  for (const { from, to, reason = "error", cause } of holes(points)) {
    const key = `${reason} ${cause}`;
    const lack = by.get(key) ?? { reason, cause, spans: [] };
    lack.spans.push(spanWords(points, from, to));
    by.set(key, lack);
  }
  return [...by.values()].map(({ spans, ...why }) => ({ ...why, spans: text.charts.spans(spans.slice(0, named), spans.length - named) }));
}

/** What is noted under a chart of days on which nothing was read: which, and what kept them from being read. */
export function gapNotes(series: Series): { spans: string; why: string }[] {
  const gaps = lacks(series).filter(({ reason }) => reason === "gap");
  return gaps.map(({ spans, cause }) => ({ spans, why: cause ? gapCauses[cause] : text.charts.gapUnknown }));
}

/** The whole series in a few sentences, for those who do not see the line. */
export function summary(name: string, series: Series): string {
  const read = series.points.filter((point) => point.value !== null);
  const first = read[0];
  const last = read.at(-1);
  if (!first || !last) return text.charts.summaryNone(name);
  const gaps = lacks(series).map(({ reason, cause, spans }) =>
    reason === "gap" ? text.charts.summaryGap(spans, cause && gapCauses[cause]) : text.charts.summaryHole(spans, reasons[reason].word),
  );
  const breaks = series.breaks.map((b) => text.charts.summaryBreak(day(b.day), b.text));
  const value = (point: Point) => exact(point.value ?? 0, series.unit);
  return text.charts.summary(name, day(first.day), day(last.day), value(first), value(last), [...gaps, ...breaks].join(""));
}
