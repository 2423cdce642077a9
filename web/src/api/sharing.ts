import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "./client";
import { pace } from "./live";
import { cache } from "./query";
import { sessionQuery } from "./session";

/** GET /api/grants: the ledger, the newest first. */
export const grantsQuery = queryOptions({
  queryKey: ["sharing", "grants"],
  queryFn: () => answer(api.GET("/api/grants")).then((body) => body.grants),
});

/** GET /api/invitations: one's own links that are still open. */
export const invitationsQuery = queryOptions({
  queryKey: ["sharing", "invitations"],
  queryFn: () => answer(api.GET("/api/invitations")).then((body) => body.invitations),
});

/** GET /api/roster: the creators who let one's agencies see something now. */
export const rosterQuery = queryOptions({
  queryKey: ["analytics", "roster"],
  queryFn: () => answer(api.GET("/api/roster")),
  refetchInterval: ({ state: { data } }) => pace(!!data?.meta.sync.running),
});

/** GET /api/roster/comparison: the roster's accounts beside each other by one metric over a range of days. */
export function rosterComparisonQuery(metric: string, from: string, to: string) {
  return queryOptions({
    queryKey: ["analytics", "roster", "comparison", metric, from, to],
    queryFn: () => answer(api.GET("/api/roster/comparison", { params: { query: { metric, from, to } } })),
    staleTime: 60_000,
  });
}

const reload = () => cache.invalidateQueries({ queryKey: ["sharing"] });

/** The last instant of a day, of the viewer's. */
const endOf = (day: string) => new Date(`${day}T23:59:59`).toISOString();

/** POST /api/grants: lets an agency that was shared with before see connections until the end of a day, instead of what a live grant lets it see. */
export async function give(agency: string, connections: string[], day: string, replaces?: string): Promise<void> {
  await answer(api.POST("/api/grants", { body: { agency, connections, until: endOf(day), ...(replaces && { replaces }) } }));
  await reload();
}

/** POST /api/invitations: makes a link to see connections until the end of a day, and returns it. It is shown once. */
export async function inviteToShare(connections: string[], day: string): Promise<string> {
  const until = endOf(day);
  const { link } = await answer(api.POST("/api/invitations", { body: { kind: "share", connections, until } }));
  await reload();
  return link;
}

/** DELETE /api/grants/{id}: takes a grant back, at once. */
export async function endGrant(id: string): Promise<void> {
  await answer(api.DELETE("/api/grants/{id}", { params: { path: { id } } }));
  await reload();
}

/** DELETE /api/invitations/{id}: the link works no more. */
export async function withdraw(id: string): Promise<void> {
  await answer(api.DELETE("/api/invitations/{id}", { params: { path: { id } } }));
  await reload();
}

/** POST /api/invitations/open: what a link is good for. */
export function invitationQuery(token: string) {
  return queryOptions({
    queryKey: ["invitation", token],
    queryFn: () => answer(api.POST("/api/invitations/open", { body: { token } })),
    retry: false,
  });
}

/** POST /api/invitations/accept: uses a link. */
export async function accept(token: string, more: { email?: string; name?: string; password?: string }): Promise<void> {
  const session = await answer(api.POST("/api/invitations/accept", { body: { token, ...more } }));
  cache.clear();
  if (session.person) cache.setQueryData(sessionQuery.queryKey, session);
}
