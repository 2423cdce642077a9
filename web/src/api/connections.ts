import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "./client";
import { pace } from "./live";

/** GET /api/analytics/socials/connections: every connection with how it stands. */
export const connectionsQuery = queryOptions({
  queryKey: ["analytics", "connections"],
  queryFn: () => answer(api.GET("/api/analytics/socials/connections")),
  refetchInterval: ({ state: { data } }) => pace(!!data?.data.connections.some((c) => c.sync || c.state === "connecting")),
});
