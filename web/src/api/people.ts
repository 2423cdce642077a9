import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "./client";
import { cache } from "./query";
import type { components } from "./schema.gen";
import type { Person } from "./types";

export type PersonRow = components["schemas"]["PersonRow"];
export type Agency = components["schemas"]["AgencyBody"];
export type Role = Person["role"];

/** GET /api/people: everybody, by e-mail. Administrators only. */
export const peopleQuery = queryOptions({
  queryKey: ["people", "everybody"],
  queryFn: () => answer(api.GET("/api/people")).then((body) => body.people),
});

/** GET /api/agencies: the agencies that one may know of, by name. */
export const agenciesQuery = queryOptions({
  queryKey: ["people", "agencies"],
  queryFn: () => answer(api.GET("/api/agencies")).then((body) => body.agencies),
});

/** GET /api/invitations: one's own links to join that are still open. */
export const joinLinksQuery = queryOptions({
  queryKey: ["people", "links"],
  queryFn: () => answer(api.GET("/api/invitations")).then((body) => body.invitations.filter((i) => i.kind === "join")),
});

const reload = () => cache.invalidateQueries({ queryKey: ["people"] });

/** PATCH /api/people/{id}: another role, or whether somebody may sign in. Needs a fresh password. */
export async function changePerson(id: string, change: { role?: Role; disabled?: boolean }): Promise<void> {
  await answer(api.PATCH("/api/people/{id}", { params: { path: { id } }, body: change }));
  await reload();
}

/** DELETE /api/people/{id}/sessions: signs somebody out everywhere. */
export async function endPersonSessions(id: string): Promise<void> {
  await answer(api.DELETE("/api/people/{id}/sessions", { params: { path: { id } } }));
}

/** POST /api/people/{id}/password: a link for a new password, shown once. Needs a fresh password. */
export async function passwordLink(id: string): Promise<string> {
  return (await answer(api.POST("/api/people/{id}/password", { params: { path: { id } } }))).link;
}

/** POST /api/invitations: a link to join, shown once. Needs a fresh password. */
export async function inviteToJoin(role: Role, email: string, agency: string): Promise<string> {
  const body = { kind: "join" as const, role, ...(email ? { email } : {}), ...(agency ? { agency } : {}) };
  const { link } = await answer(api.POST("/api/invitations", { body }));
  await reload();
  return link;
}

/** DELETE /api/invitations/{id}: the link works no more. */
export async function withdrawJoin(id: string): Promise<void> {
  await answer(api.DELETE("/api/invitations/{id}", { params: { path: { id } } }));
  await reload();
}

/** POST /api/agencies: adds an agency. */
export async function addAgency(name: string): Promise<void> {
  await answer(api.POST("/api/agencies", { body: { name } }));
  await reload();
}

/** PUT or DELETE /api/agencies/{id}/members/{person}: whether a manager is a member. Making one needs a fresh password. */
export async function setMember(agency: string, person: string, member: boolean): Promise<void> {
  const params = { path: { id: agency, person } };
  if (member) await answer(api.PUT("/api/agencies/{id}/members/{person}", { params }));
  else await answer(api.DELETE("/api/agencies/{id}/members/{person}", { params }));
  await reload();
}
