import { queryOptions } from "@tanstack/react-query";
import type { AccountAsked } from "./account";
import { answer, api } from "./client";
import type { components, operations } from "./schema.gen";

export type Comparison = components["schemas"]["CompareData"];
export type Posting = components["schemas"]["PostingData"];
export type PostingMetric = NonNullable<NonNullable<operations["getPosting"]["parameters"]["query"]>["metric"]>;

/** GET /api/analytics/compare: a metric of an account over a range beside the range of equal length before it. */
export function compareQuery({ platform: _, ...asked }: AccountAsked, metric: string) {
  return queryOptions({
    queryKey: ["analytics", "compare", metric, asked],
    queryFn: () => answer(api.GET("/api/analytics/compare", { params: { query: { ...asked, metric } } })),
    staleTime: 60_000,
  });
}

/** GET /api/analytics/posting: how often an account published in a range, and what each type of its posts got. */
export function postingQuery({ platform: _, ...asked }: AccountAsked, metric: PostingMetric = "views") {
  return queryOptions({
    queryKey: ["analytics", "posting", metric, asked],
    queryFn: () => answer(api.GET("/api/analytics/posting", { params: { query: { ...asked, metric } } })),
    staleTime: 60_000,
  });
}
