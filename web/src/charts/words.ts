import type { CauseCode, Point, Reason, Series, SeriesFlag } from "~/api/types";
import { day, days } from "~/format/date";
import { exact } from "~/format/number";
import { text } from "~/text";
import { flags, gapCauses, reasons } from "~/text/words";
import { holes } from "./segments";

/** Whether a day's value may still change. */
export const finality = ({ status }: Point): string => (status === "provisional" ? text.charts.provisional : text.charts.final);

/** How a day's value stands: whether it may still change, and what is odd about it. */
export const standing = (point: Point): string =>
  point.flag ? text.charts.reading(finality(point), flags[point.flag].word) : finality(point);

/** A day in words: its value, whether that is final and what is odd about it, or why there is none. */
export function pointWords(point: Point, unit: string): string {
  if (point.value === null) {
    const { word } = reasons[point.reason ?? "error"];
    return point.cause ? text.charts.reading(word, gapCauses[point.cause]) : word;
  }
  return text.charts.reading(exact(point.value, unit), standing(point));
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
  return [...by.values()].map(({ spans, ...why }) => ({ ...why, spans: fewOf(spans) }));
}

const fewOf = (spans: string[]): string => text.charts.spans(spans.slice(0, named), spans.length - named);

/** The days of a series whose values are odd, in words, by what is odd about them. */
export function flagged({ points }: Series): { flag: SeriesFlag; spans: string }[] {
  const days = new Map<SeriesFlag, { from: number; to: number }[]>();
  points.forEach(({ flag }, at) => {
    if (!flag) return;
    const runs = days.get(flag) ?? [];
    const open = runs.at(-1);
    if (open?.to === at - 1) open.to = at;
    else runs.push({ from: at, to: at });
    days.set(flag, runs);
  });
  return [...days].map(([flag, runs]) => ({ flag, spans: fewOf(runs.map(({ from, to }) => spanWords(points, from, to))) }));
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
  const odd = flagged(series).map(({ flag, spans }) => text.charts.summaryFlag(spans, flags[flag].word));
  const breaks = series.breaks.map((b) => text.charts.summaryBreak(day(b.day), b.text));
  const value = (point: Point) => exact(point.value ?? 0, series.unit);
  return text.charts.summary(name, day(first.day), day(last.day), value(first), value(last), [...gaps, ...odd, ...breaks].join(""));
}
