import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "./client";
import { pace } from "./live";

/** GET /api/analytics/socials: everything of the person at a glance. */
export const overviewQuery = queryOptions({
  queryKey: ["analytics", "overview"],
  queryFn: () => answer(api.GET("/api/analytics/socials")),
  refetchInterval: ({ state: { data } }) =>
    pace(!!data && (data.meta.sync.running || data.data.platforms.some((p) => p.sync || p.connection_state === "connecting"))),
});
