import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answer, api } from "./client";
import { cache } from "./query";
import type { components } from "./schema.gen";

export type AdminConnection = components["schemas"]["AdminConnection"];
export type AdminRun = components["schemas"]["AdminRun"];
export type AdminPlatform = components["schemas"]["AdminPlatform"];

const PAGE = 50;

/** Which connections are looked for; empty words choose nothing. */
export interface FleetFilter {
  platform?: string;
  state?: string;
  cause?: string;
}

/** GET /api/admin/connections: how connections stand, the oldest first. Looked at again every ten seconds. */
export function fleetQuery(filter: FleetFilter) {
  return infiniteQueryOptions({
    queryKey: ["admin", "connections", filter],
    queryFn: ({ pageParam }) =>
      answer(api.GET("/api/admin/connections", { params: { query: { ...filter, after: pageParam || undefined, limit: PAGE } } })).then(
        (body) => body.connections,
      ),
    initialPageParam: "",
    getNextPageParam: (page) => (page.length === PAGE ? page.at(-1)?.id : undefined),
    refetchInterval: 10_000,
  });
}

/** Which runs are looked for. */
export interface RunsFilter {
  connection?: string;
  platform?: string;
  product?: string;
  status?: string;
  cause?: string;
}

/** GET /api/admin/runs: the sync log of all connections, newest first. Looked at again every ten seconds. */
export function allRunsQuery(filter: RunsFilter) {
  return infiniteQueryOptions({
    queryKey: ["admin", "runs", filter],
    queryFn: ({ pageParam }) =>
      answer(api.GET("/api/admin/runs", { params: { query: { ...filter, after: pageParam || undefined, limit: PAGE } } })),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next || undefined,
    refetchInterval: 10_000,
  });
}

/** GET /api/admin/platforms: how each platform's accounts stand, and which platforms are paused. Looked at again every ten seconds. */
export const platformStatesQuery = queryOptions({
  queryKey: ["admin", "platforms"],
  queryFn: () => answer(api.GET("/api/admin/platforms")).then((body) => body.platforms),
  refetchInterval: 10_000,
});

/** POST /api/admin/platforms/{platform}/pause, resume or retry. Of a retry it returns how many readings are due now. */
export async function operatePlatform(platform: string, act: "pause" | "resume" | "retry"): Promise<number> {
  const params = { path: { platform } };
  let retried = 0;
  if (act === "pause") await answer(api.POST("/api/admin/platforms/{platform}/pause", { params }));
  if (act === "resume") await answer(api.POST("/api/admin/platforms/{platform}/resume", { params }));
  if (act === "retry") retried = (await answer(api.POST("/api/admin/platforms/{platform}/retry", { params }))).retried;
  await cache.invalidateQueries({ queryKey: ["admin"] });
  return retried;
}

/** POST /api/admin/connections/{id}/pause, resume or retry. */
export async function operate(id: string, act: "pause" | "resume" | "retry"): Promise<void> {
  const params = { path: { id } };
  if (act === "pause") await answer(api.POST("/api/admin/connections/{id}/pause", { params }));
  if (act === "resume") await answer(api.POST("/api/admin/connections/{id}/resume", { params }));
  if (act === "retry") await answer(api.POST("/api/admin/connections/{id}/retry", { params }));
  await cache.invalidateQueries({ queryKey: ["admin"] });
}
