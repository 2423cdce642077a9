import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "./client";
import type { View } from "./view";

/** GET /api/analytics/rates: the engagement rate of an account by every definition, the default one first. */
export function ratesQuery(connection: string, view: View) {
  return queryOptions({
    queryKey: ["analytics", "rates", connection, view],
    queryFn: () => answer(api.GET("/api/analytics/rates", { params: { query: { connection, ...view } } })),
  });
}
