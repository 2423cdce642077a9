import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "./client";
import { cache, loseSession } from "./query";
import type { components } from "./schema.gen";
import { sessionQuery } from "./session";

export type SessionRow = components["schemas"]["SessionRow"];
export type Token = components["schemas"]["TokenBody"];
export type TokenScope = Token["scopes"][number];

/** GET /api/sessions: where one is signed in, the place seen last first. */
export const sessionsQuery = queryOptions({
  queryKey: ["settings", "sessions"],
  queryFn: () => answer(api.GET("/api/sessions")).then((body) => body.sessions),
});

/** GET /api/tokens: one's API tokens, the newest first. */
export const tokensQuery = queryOptions({
  queryKey: ["settings", "tokens"],
  queryFn: () => answer(api.GET("/api/tokens")).then((body) => body.tokens),
});

const reload = () => cache.invalidateQueries({ queryKey: ["settings"] });

/** POST /api/session/proof: makes the password fresh, for the acts that need it. */
export async function prove(password: string): Promise<void> {
  await answer(api.POST("/api/session/proof", { body: { password } }));
}

/** PATCH /api/person: one's own name and zone. */
export async function describe(name: string, zone: string): Promise<void> {
  cache.setQueryData(sessionQuery.queryKey, await answer(api.PATCH("/api/person", { body: { name, zone } })));
}

/** PUT /api/person/password: every other session ends. */
export async function changePassword(current: string, next: string): Promise<void> {
  await answer(api.PUT("/api/person/password", { body: { current, next } }));
  await reload();
}

/** DELETE /api/sessions/{id}: signs out in one place. */
export async function endSession(id: string): Promise<void> {
  await answer(api.DELETE("/api/sessions/{id}", { params: { path: { id } } }));
  await reload();
}

/** DELETE /api/sessions: signs out everywhere, here too. */
export async function signOutEverywhere(): Promise<void> {
  await answer(api.DELETE("/api/sessions"));
  loseSession();
}

/** POST /api/tokens: makes an API token and returns its text, which is shown once. Needs a fresh password. */
export async function makeToken(name: string, scopes: TokenScope[], days: number): Promise<string> {
  const { text } = await answer(api.POST("/api/tokens", { body: { name, scopes, days } }));
  await reload();
  return text;
}

/** DELETE /api/tokens/{id}: it opens nothing from now on. */
export async function revokeToken(id: string): Promise<void> {
  await answer(api.DELETE("/api/tokens/{id}", { params: { path: { id } } }));
  await reload();
}
