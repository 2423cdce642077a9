import type { Point, Series } from "~/api/types";

/** Days of a series by their indices, both included. */
export interface Span {
  from: number;
  to: number;
}

/** Fewer days than this make no line. */
const LEAST = 3;

/** A part of a series: its days, and the breaks on them. */
export function cut(series: Series, { from, to }: Span): Series {
  const points = series.points.slice(from, to + 1);
  return { ...series, points, breaks: series.breaks.filter((b) => points.some((point) => point.day === b.day)) };
}

/** Whether there are no fewer days to show. */
export const isLeast = ({ from, to }: Span): boolean => to - from + 1 <= LEAST;

/** Half as many days round one of them, inside what is shown now. */
export function closer(shown: Span, at: number): Span {
  const days = Math.max(LEAST, Math.ceil((shown.to - shown.from + 1) / 2));
  const from = Math.min(Math.max(shown.from, at - Math.floor(days / 2)), Math.max(shown.from, shown.to - days + 1));
  return { from, to: Math.min(shown.to, from + days - 1) };
}

/** Twice as many days, as far as the series has them. */
export function wider(shown: Span, last: number): Span {
  const more = Math.ceil((shown.to - shown.from + 1) / 2);
  return { from: Math.max(0, shown.from - more), to: Math.min(last, shown.to + more) };
}

/** What two places that were dragged between choose, in either direction; undefined for too few days. */
export function dragged(a: number, b: number): Span | undefined {
  const span = { from: Math.min(a, b), to: Math.max(a, b) };
  return span.to - span.from + 1 >= LEAST ? span : undefined;
}

/** Where two days stand in a series, both included; undefined where it has not both of them in this order. */
export function spanOf(points: Point[], days: { from: string; to: string } | undefined): Span | undefined {
  if (!days) return undefined;
  const span = { from: points.findIndex((p) => p.day === days.from), to: points.findIndex((p) => p.day === days.to) };
  return span.from >= 0 && span.to > span.from ? span : undefined;
}
