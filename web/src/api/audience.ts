import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "./client";
import { pace } from "./live";
import type { components, operations } from "./schema.gen";

export type AccountAudience = components["schemas"]["AccountAudience"];
export type Breakdown = components["schemas"]["Breakdown"];
export type BestTime = components["schemas"]["BestTimeData"];
export type Cell = components["schemas"]["Cell"];
export type BestMetric = NonNullable<NonNullable<operations["bestTime"]["parameters"]["query"]>["metric"]>;

/** GET /api/audience: who the audience is, by account. */
export function audienceQuery(creator?: string) {
  return queryOptions({
    queryKey: ["analytics", "audience", creator ?? ""],
    queryFn: () => answer(api.GET("/api/audience", { params: { query: { creator } } })),
    refetchInterval: ({ state: { data } }) => pace(!!data?.meta.sync.running),
  });
}

/** GET /api/analytics/best-time: what posts got by the hour of the week in which they were published. */
export function bestTimeQuery(connection: string, metric: BestMetric, creator?: string) {
  return queryOptions({
    queryKey: ["analytics", "best-time", connection, metric, creator ?? ""],
    queryFn: () => answer(api.GET("/api/analytics/best-time", { params: { query: { connection, metric, creator } } })),
  });
}
