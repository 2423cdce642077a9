import { queryOptions } from "@tanstack/react-query";
import type { AccountAsked } from "./account";
import { answer, api } from "./client";
import type { components } from "./schema.gen";

export type Comparison = components["schemas"]["CompareData"];

/** GET /api/analytics/compare: a metric of an account over a range beside the range of equal length before it. */
export function compareQuery({ platform: _, ...asked }: AccountAsked, metric: string) {
  return queryOptions({
    queryKey: ["analytics", "compare", metric, asked],
    queryFn: () => answer(api.GET("/api/analytics/compare", { params: { query: { ...asked, metric } } })),
    staleTime: 60_000,
  });
}

/** GET /api/analytics/posting: how often an account published in a range. */
export function postingQuery({ platform: _, ...query }: AccountAsked) {
  return queryOptions({
    queryKey: ["analytics", "posting", query],
    queryFn: () => answer(api.GET("/api/analytics/posting", { params: { query } })),
    staleTime: 60_000,
  });
}
