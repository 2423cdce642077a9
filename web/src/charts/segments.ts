import type { Point, Series } from "~/api/types";

/** A point with a value, at its place in the list of days. */
export interface Dot {
  index: number;
  day: string;
  value: number;
  provisional: boolean;
}

/** A run of days that may be joined by a line. A dashed one ends in days that are not final yet. */
export interface Segment {
  dashed: boolean;
  dots: Dot[];
}

/** A span of days without a value, for one reason and by one cause, between days that have one, or at the end. */
export interface Hole {
  from: number;
  to: number;
  reason: Point["reason"];
  cause: Point["cause"];
}

/**
 * Cuts a series into what may be drawn. No line ever crosses a day without a value. Days that are not final are drawn
 * dashed, and the dashed part starts at the last final dot so that the line does not break there.
 */
export function segments(points: Point[]): Segment[] {
  const out: Segment[] = [];
  let last: Dot | undefined;
  points.forEach((point, index) => {
    if (point.value === null) {
      last = undefined;
      return;
    }
    const dot: Dot = { index, day: point.day, value: point.value, provisional: point.status === "provisional" };
    const open = out.at(-1);
    if (last && open && open.dashed === dot.provisional) open.dots.push(dot);
    else out.push({ dashed: dot.provisional, dots: last ? [last, dot] : [dot] });
    last = dot;
  });
  return out;
}

/**
 * The holes of a series. Days before the first value are none: nothing was promised for them. Nor are days at the end that
 * have not been read yet: their reading is still to come.
 */
export function holes(points: Point[]): Hole[] {
  const first = points.findIndex((point) => point.value !== null);
  const last = points.findLastIndex((point) => point.reason !== "not_yet_synced");
  const out: Hole[] = [];
  points.forEach((point, index) => {
    if (first < 0 || index < first || index > last || point.value !== null) return;
    const open = out.at(-1);
    if (open && open.to === index - 1 && open.reason === point.reason && open.cause === point.cause) open.to = index;
    else out.push({ from: index, to: index, reason: point.reason, cause: point.cause });
  });
  return out;
}

/** The lowest and highest value, or undefined for a series without any. */
export function extent(points: Point[]): [number, number] | undefined {
  const values = points.flatMap((point) => (point.value === null ? [] : [point.value]));
  return values.length ? [Math.min(...values), Math.max(...values)] : undefined;
}

/** Whether any day of the series is not final yet. */
export function hasTail(series: Series): boolean {
  return series.points.some((point) => point.status === "provisional");
}
