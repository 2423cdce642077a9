import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "./client";
import { pace } from "./live";
import type { components, operations } from "./schema.gen";
import type { View } from "./view";

export type AccountAudience = components["schemas"]["AccountAudience"];
export type Breakdown = components["schemas"]["Breakdown"];
export type Cell = components["schemas"]["Cell"];
export type BestMetric = NonNullable<NonNullable<operations["bestTime"]["parameters"]["query"]>["metric"]>;

/** GET /api/audience: who the audience is, by account. */
export function audienceQuery(view: View) {
  return queryOptions({
    queryKey: ["analytics", "audience", view],
    queryFn: () => answer(api.GET("/api/audience", { params: { query: view } })),
    refetchInterval: ({ state: { data } }) => pace(!!data?.meta.sync.running),
  });
}

/** GET /api/analytics/best-time: what posts got by the hour of the week in which they were published. */
export function bestTimeQuery(connection: string, metric: BestMetric, view: View) {
  return queryOptions({
    queryKey: ["analytics", "best-time", connection, metric, view],
    queryFn: () => answer(api.GET("/api/analytics/best-time", { params: { query: { connection, metric, ...view } } })),
  });
}
