import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "./client";
import { cache } from "./query";

/** GET /api/session: who is signed in; person is null while nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: () => answer(api.GET("/api/session")),
  staleTime: 60_000,
});

/** POST /api/session. The browser's zone is told so that the server can speak of the person's days. */
export async function signIn(email: string, password: string): Promise<void> {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const session = await answer(api.POST("/api/session", { body: { email, password, zone } }));
  cache.clear();
  cache.setQueryData(sessionQuery.queryKey, session);
}

/** DELETE /api/session, and forget everything that was read. */
export async function signOut(): Promise<void> {
  await answer(api.DELETE("/api/session"));
  cache.clear();
  cache.setQueryData(sessionQuery.queryKey, { person: null });
}
