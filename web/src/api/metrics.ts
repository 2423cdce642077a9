import { queryOptions, useQuery } from "@tanstack/react-query";
import { answer, api } from "./client";
import type { Metric } from "./types";

/** GET /api/metrics: the registry, the one source of metric words and definitions. */
export const metricsQuery = queryOptions({
  queryKey: ["metrics"],
  queryFn: () => answer(api.GET("/api/metrics")).then((body) => body.metrics),
  staleTime: 60 * 60_000,
});

/** A function that finds a metric by id; it answers undefined until the registry is known. */
export function useMetrics(): (id: string) => Metric | undefined {
  const { data } = useQuery(metricsQuery);
  return (id) => data?.find((m) => m.id === id);
}
