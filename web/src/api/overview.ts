import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "./client";
import { pace } from "./live";
import type { View } from "./view";

/** GET /api/analytics/socials: everything of a person at a glance; one's own, or a creator's who shares it. */
export function overviewQuery(view: View) {
  return queryOptions({
    queryKey: ["analytics", "overview", view],
    queryFn: () => answer(api.GET("/api/analytics/socials", { params: { query: view } })),
    refetchInterval: ({ state: { data } }) =>
      pace(!!data && (data.meta.sync.running || data.data.platforms.some((p) => p.sync || p.connection_state === "connecting"))),
  });
}
