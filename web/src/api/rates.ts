import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "./client";

/** GET /api/analytics/rates: the engagement rate of an account by every definition, the default one first. */
export function ratesQuery(connection: string, creator?: string) {
  return queryOptions({
    queryKey: ["analytics", "rates", connection, creator ?? ""],
    queryFn: () => answer(api.GET("/api/analytics/rates", { params: { query: { connection, creator } } })),
  });
}
