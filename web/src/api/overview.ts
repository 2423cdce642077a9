import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "./client";
import { pace } from "./live";

/** GET /api/analytics/socials: everything of a person at a glance; one's own, or a creator's who shares it. */
export function overviewQuery(creator?: string) {
  return queryOptions({
    queryKey: ["analytics", "overview", creator ?? ""],
    queryFn: () => answer(api.GET("/api/analytics/socials", { params: { query: { creator } } })),
    refetchInterval: ({ state: { data } }) =>
      pace(!!data && (data.meta.sync.running || data.data.platforms.some((p) => p.sync || p.connection_state === "connecting"))),
  });
}
