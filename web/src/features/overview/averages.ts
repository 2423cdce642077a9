import type { Averages } from "~/api/averages";
import type { Figure, MetricId, Series } from "~/api/types";

/** The metrics that Candor computes from an account's newest posts, as they stood on each day. */
const averages = ["average_views", "average_engagement", "engagement_rate"] as const;
export type Average = (typeof averages)[number];

export const isAverage = (metric: MetricId): metric is Average => averages.some((one) => one === metric);

/** What an average was, day by day. */
export interface Trend {
  series: Series;
  /** Of how many posts each day's value is made. */
  posts?: ReadonlyMap<string, number>;
  /** How the newest value came about, and on which day. */
  formula?: { day: string; words: string } | undefined;
}

/** One of the averages as a line: every day in its place, those without a value with their reason. */
export function trendOf({ days, zone }: Averages, metric: Average): Trend {
  const newest = days.findLast((one) => one[metric].computed);
  return {
    series: {
      metric,
      unit: metric === "engagement_rate" ? "percent" : "count",
      zone,
      points: days.map((one) => ({ day: one.day, ...known(one[metric]) })),
      breaks: [],
    },
    posts: new Map(days.map((one) => [one.day, one[metric].computed?.n ?? one.n])),
    formula: newest && { day: newest.day, words: newest[metric].computed?.formula ?? "" },
  };
}

const known = ({ value, status, reason }: Figure) => (reason ? { value, status, reason } : { value, status });
