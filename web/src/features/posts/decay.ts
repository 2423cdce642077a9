import type { Decay } from "~/api/decay";
import type { Point, Series } from "~/api/types";
import { addDays, length } from "~/features/range/range";

/**
 * The way of a post to its latest figure, as a series of shares in percent. Its days are those after publication, written as days so that
 * a chart can draw them; [age] reads them back. A share may change as long as the figure behind it may.
 */
export function shares({ points, gains }: Decay, posted: string): Series {
  return {
    metric: gains.metric,
    unit: "percent",
    zone: gains.zone,
    breaks: gains.breaks,
    points: points.map(({ days, share, status, share_reason: reason }): Point => {
      const day = addDays(posted, days);
      if (share === null) return { day, value: null, status: "missing", reason: reason ?? "error" };
      return { day, value: share, status };
    }),
  };
}

/** How many days after publication a day of [shares] is. */
export function age(day: string, posted: string): number {
  return length({ from: posted, to: day }) - 1;
}
