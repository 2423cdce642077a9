import type { Decay, DecayMetric } from "~/api/decay";
import type { Point, PostHistory, Series } from "~/api/types";
import { length } from "~/features/range/range";
import { addDays } from "~/format/date";

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

/** The days of a series on which there is a value. */
export function readings({ points }: Series): string[] {
  return points.filter((point) => point.value !== null).map((point) => point.day);
}

/**
 * The metrics of which a post's way can be drawn: two readings make a line. Where there
 * is no such metric, only is the day of the one reading, if there was just one.
 */
export function ways(metrics: DecayMetric[], { post, series }: PostHistory): { drawn: DecayMetric[]; only: string | undefined } {
  const most = series.map(readings).sort((a, b) => b.length - a.length)[0] ?? [];
  const drawn = metrics.filter((id) => {
    const own = series.find((one) => one.metric === id);
    return post.metrics[id].value !== null && (own ? readings(own) : most).length > 1;
  });
  const [first, ...others] = new Set(series.flatMap(readings));
  return { drawn, only: drawn.length === 0 && others.length === 0 ? first : undefined };
}

/** The metrics that were read on just one day, by that day, the earliest first. */
export function once(series: Series[]): [day: string, metrics: Series["metric"][]][] {
  const days = new Map<string, Series["metric"][]>();
  for (const one of series) {
    const [day, ...others] = readings(one);
    if (day && others.length === 0) days.set(day, [...(days.get(day) ?? []), one.metric]);
  }
  return [...days].sort(([a], [b]) => a.localeCompare(b));
}
