import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "./client";
import type { components, operations } from "./schema.gen";

export type Decay = components["schemas"]["DecayData"];
export type DecayMetric = NonNullable<NonNullable<operations["getDecay"]["parameters"]["query"]>["metric"]>;

/** GET /api/posts/{id}/decay: a post's way to its latest figure, and what it gained by day. */
export function decayQuery(id: string, metric: DecayMetric, creator?: string) {
  return queryOptions({
    queryKey: ["analytics", "decay", id, metric, creator ?? ""],
    queryFn: () => answer(api.GET("/api/posts/{id}/decay", { params: { path: { id }, query: { metric, creator } } })),
  });
}
