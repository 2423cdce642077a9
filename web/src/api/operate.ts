import { infiniteQueryOptions } from "@tanstack/react-query";
import { answer, api } from "./client";
import { cache } from "./query";
import type { components } from "./schema.gen";

export type AdminConnection = components["schemas"]["AdminConnection"];
export type AdminRun = components["schemas"]["AdminRun"];

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
      answer(api.GET("/api/admin/runs", { params: { query: { ...filter, before: pageParam || undefined, limit: PAGE } } })).then(
        (body) => body.runs,
      ),
    initialPageParam: "",
    getNextPageParam: (page) => (page.length === PAGE ? page.at(-1)?.started_at : undefined),
    refetchInterval: 10_000,
  });
}

/** POST /api/admin/connections/{id}/pause, resume or retry. */
export async function operate(id: string, act: "pause" | "resume" | "retry"): Promise<void> {
  const params = { path: { id } };
  if (act === "pause") await answer(api.POST("/api/admin/connections/{id}/pause", { params }));
  if (act === "resume") await answer(api.POST("/api/admin/connections/{id}/resume", { params }));
  if (act === "retry") await answer(api.POST("/api/admin/connections/{id}/retry", { params }));
  await cache.invalidateQueries({ queryKey: ["admin"] });
}
