import { queryOptions, useQuery } from "@tanstack/react-query";
import { answer, api } from "./client";
import { cache } from "./query";
import type { components } from "./schema.gen";

export type Consent = components["schemas"]["ConsentBody"];

/** GET /api/consents: what is accepted by connecting, per platform, who answers for it, and what was accepted. */
export const consentsQuery = queryOptions({
  queryKey: ["consents"],
  queryFn: () => answer(api.GET("/api/consents")),
  staleTime: 5 * 60_000,
});

/** What is accepted by connecting an account of a platform; undefined until it is known. */
export function useConsent(platform: string): Consent | undefined {
  return useQuery(consentsQuery).data?.consents.find((c) => c.platform === platform);
}

/** POST /api/consents: accepts a version of a platform's text. A text that has changed meanwhile is refused and loaded again. */
export async function acceptConsent(platform: string, version: string): Promise<void> {
  try {
    await answer(api.POST("/api/consents", { body: { platform, version } }));
  } finally {
    await cache.invalidateQueries({ queryKey: consentsQuery.queryKey });
  }
}
