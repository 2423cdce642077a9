import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "./client";
import type { components, operations } from "./schema.gen";
import type { View } from "./view";

export type Decay = components["schemas"]["DecayData"];
export type DecayMetric = NonNullable<NonNullable<operations["getDecay"]["parameters"]["query"]>["metric"]>;

/** GET /api/posts/{id}/decay: a post's way to its latest figure, and what it gained by day. */
export function decayQuery(id: string, metric: DecayMetric, view: View) {
  return queryOptions({
    queryKey: ["analytics", "decay", id, metric, view],
    queryFn: () => answer(api.GET("/api/posts/{id}/decay", { params: { path: { id }, query: { metric, ...view } } })),
  });
}
