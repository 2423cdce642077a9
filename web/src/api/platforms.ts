import { queryOptions, useQuery } from "@tanstack/react-query";
import { answer, api } from "./client";
import type { Platform } from "./types";

/** GET /api/platforms: everything the app knows of platforms. It changes only with the server's settings. */
export const platformsQuery = queryOptions({
  queryKey: ["platforms"],
  queryFn: () => answer(api.GET("/api/platforms")).then((body) => body.platforms),
  staleTime: 5 * 60_000,
});

/** The platforms in their order; empty until they are known. */
export function usePlatforms(): Platform[] {
  return useQuery(platformsQuery).data ?? [];
}

/** One platform, or undefined until it is known. */
export function usePlatform(id: string): Platform | undefined {
  return usePlatforms().find((p) => p.platform === id);
}
