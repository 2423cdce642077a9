import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "./client";
import { pace } from "./live";

/** GET /api/analytics/socials/connections: every connection with how it stands. */
export const connectionsQuery = queryOptions({
  queryKey: ["analytics", "connections"],
  queryFn: () => answer(api.GET("/api/analytics/socials/connections")),
  refetchInterval: ({ state: { data } }) => pace(!!data?.data.connections.some((c) => c.sync || c.state === "connecting")),
});

/** The same of a creator who shares some with one's agency. */
export function sharedConnectionsQuery(creator: string) {
  return queryOptions({
    queryKey: ["analytics", "connections", creator],
    queryFn: () => answer(api.GET("/api/analytics/socials/connections", { params: { query: { creator } } })),
    refetchInterval: () => pace(false),
  });
}
