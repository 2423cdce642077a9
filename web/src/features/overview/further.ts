import type { Metric, MetricId } from "~/api/types";
import { text } from "~/text";

/** The metrics that are chosen among at first. */
export type Usual = keyof typeof text.charts.metrics;

export const isUsual = (id: MetricId): id is Usual => Object.hasOwn(text.charts.metrics, id);

/** What else one of some platforms tells of its accounts by day, in the registry's order. */
export function further(registry: Metric[], platforms: string[]): Metric[] {
  const told = (metric: Metric) => metric.offers.some((offer) => offer.class === "raw" && platforms.includes(offer.platform));
  return registry.filter((metric) => metric.scope === "profile" && !isUsual(metric.id) && told(metric));
}
