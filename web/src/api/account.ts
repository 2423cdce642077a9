import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "./client";
import type { components } from "./schema.gen";

/** One account with its profile, newest posts and every daily series of a range. */
export type AccountDetail = components["schemas"]["Account"];

/** Which account, over which days, and whose if not one's own. */
export interface AccountAsked {
  platform: string;
  connection: string;
  from: string;
  to: string;
  creator: string | undefined;
}

/** GET /api/analytics/socials/{platform}: one account's series over a range of days. */
export function accountQuery({ platform, connection, from, to, creator }: AccountAsked) {
  return queryOptions({
    queryKey: ["analytics", "account", connection, from, to, creator ?? ""],
    queryFn: () =>
      answer(api.GET("/api/analytics/socials/{platform}", { params: { path: { platform }, query: { connection, from, to, creator } } })),
    staleTime: 60_000,
  });
}
