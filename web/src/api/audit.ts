import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { addDays, startOf } from "~/format/date";
import { answer, api } from "./client";
import type { components } from "./schema.gen";

export type AuditRow = components["schemas"]["AuditRow"];

/** What the record of acts may be asked for. */
export interface AuditFilter {
  act?: string;
  /** A person's id: what they did, and what was done to them. */
  person?: string;
  /** The first and the last day, in this browser's zone. */
  from?: string;
  to?: string;
}

const PAGE = 50;

/** GET /api/admin/audit: the record of acts, page by page, newest first. */
export function auditQuery({ act, person, from, to }: AuditFilter) {
  const since = from ? startOf(from).toISOString() : undefined;
  const until = to ? startOf(addDays(to, 1)).toISOString() : undefined;
  return infiniteQueryOptions({
    queryKey: ["admin", "audit", { act, person, from, to }],
    queryFn: ({ pageParam }) =>
      answer(api.GET("/api/admin/audit", { params: { query: { act, person, since, until, before: pageParam, limit: PAGE } } })).then(
        (body) => body.entries,
      ),
    initialPageParam: 0,
    getNextPageParam: (page) => (page.length === PAGE ? page.at(-1)?.seq : undefined),
  });
}

/** GET /api/admin/audit/verify: walks the whole record; asked for by hand only. */
export const verifyQuery = queryOptions({
  queryKey: ["admin", "verify"],
  queryFn: () => answer(api.GET("/api/admin/audit/verify")),
  enabled: false,
  staleTime: Number.POSITIVE_INFINITY,
});
