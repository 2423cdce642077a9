import { queryOptions } from "@tanstack/react-query";
import type { AccountAsked } from "./account";
import { answer, api } from "./client";
import type { components } from "./schema.gen";

export type Averages = components["schemas"]["AveragesData"];

/** GET /api/analytics/averages: an account's means per post and its engagement rate, day by day. */
export function averagesQuery({ connection, from, to, creator, as_of }: Omit<AccountAsked, "platform">) {
  const query = { connection, from, to, creator, as_of };
  return queryOptions({
    queryKey: ["analytics", "averages", query],
    queryFn: () => answer(api.GET("/api/analytics/averages", { params: { query } })),
    staleTime: 60_000,
  });
}
