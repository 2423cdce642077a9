import { queryOptions } from "@tanstack/react-query";
import type { AccountAsked } from "./account";
import { answer, api } from "./client";
import type { components } from "./schema.gen";

export type Comparison = components["schemas"]["CompareData"];
export type Posting = components["schemas"]["PostingData"];

/** GET /api/analytics/compare: a metric of an account over a range beside the range of equal length before it. */
export function compareQuery({ connection, from, to, creator }: AccountAsked, metric: string) {
  return queryOptions({
    queryKey: ["analytics", "compare", connection, metric, from, to, creator ?? ""],
    queryFn: () => answer(api.GET("/api/analytics/compare", { params: { query: { connection, metric, from, to, creator } } })),
    staleTime: 60_000,
  });
}

/** GET /api/analytics/posting: how often an account published in a range. */
export function postingQuery({ connection, from, to, creator }: AccountAsked) {
  return queryOptions({
    queryKey: ["analytics", "posting", connection, from, to, creator ?? ""],
    queryFn: () => answer(api.GET("/api/analytics/posting", { params: { query: { connection, from, to, creator } } })),
    staleTime: 60_000,
  });
}
