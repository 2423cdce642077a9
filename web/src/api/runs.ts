import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "./client";
import { pace } from "./live";

/** GET /api/connections/{id}/runs: the sync log, newest first. */
export function runsQuery(id: string) {
  return queryOptions({
    queryKey: ["analytics", "runs", id],
    queryFn: () =>
      answer(api.GET("/api/connections/{id}/runs", { params: { path: { id }, query: { limit: 30 } } })).then((body) => body.runs),
    refetchInterval: ({ state: { data } }) => pace(!!data?.some((run) => run.status === "running")),
  });
}
