import type { Metric } from "~/api/types";

/** Who may still change a figure, and until when where that is known. */
export interface Settles {
  by: string;
  at?: string;
}

const HOUR = 3_600_000;

/** When a metric of a post is final at its platform; undefined where the registry names no time for it. */
export function settlesAt(metric: Metric | undefined, platform: string, postedAt: string): string | undefined {
  const hours = metric?.offers.find((offer) => offer.platform === platform)?.settles_hours;
  return hours ? new Date(Date.parse(postedAt) + hours * HOUR).toISOString() : undefined;
}
