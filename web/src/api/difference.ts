import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "./client";
import type { operations } from "./schema.gen";

export type DifferenceQuery = operations["getDifference"]["parameters"]["query"];

/** GET /api/analytics/difference: why a figure of an account, or of one of its posts, may not be what the platform's own app shows. */
export function differenceQuery(asked: DifferenceQuery) {
  return queryOptions({
    queryKey: ["analytics", "difference", asked],
    queryFn: () => answer(api.GET("/api/analytics/difference", { params: { query: asked } })),
  });
}
