import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "./client";
import type { components } from "./schema.gen";
import type { View } from "./view";

/** One account with its profile, newest posts and every daily series of a range. */
export type AccountDetail = components["schemas"]["Account"];

/** Which account, over which days. */
export interface AccountAsked extends View {
  platform: string;
  connection: string;
  from: string;
  to: string;
}

/** GET /api/analytics/socials/{platform}: one account's series over a range of days. */
export function accountQuery({ platform, ...query }: AccountAsked) {
  return queryOptions({
    queryKey: ["analytics", "account", query],
    queryFn: () => answer(api.GET("/api/analytics/socials/{platform}", { params: { path: { platform }, query } })),
    staleTime: 60_000,
  });
}
