import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "./client";
import { cache, loseSession } from "./query";
import type { components } from "./schema.gen";

type Session = components["schemas"]["SessionBody"];

const HINT = "candor.signed-in";

/** Keeps a hint of who is signed in, and passes the answer on. The server alone decides. */
function remember(session: Session): Session {
  if (session.person) localStorage.setItem(HINT, session.person.role);
  else localStorage.removeItem(HINT);
  return session;
}

/** Whether a creator was signed in here when last asked: then it pays to ask for figures before the session is known. */
export function wasCreator(): boolean {
  return localStorage.getItem(HINT) === "creator";
}

const key = ["session"];

/**
 * GET /api/session: who is signed in; person is null while nobody is. In another tab somebody else may have signed in since: no question names
 * its person, so nothing that was read for one may stand under another, and the page begins anew.
 */
export const sessionQuery = queryOptions({
  queryKey: key,
  queryFn: async () => {
    const session = remember(await answer(api.GET("/api/session")));
    const before = cache.getQueryData<Session>(key)?.person;
    if (before && session.person && session.person.id !== before.id) window.location.reload();
    return session;
  },
  staleTime: 60_000,
  refetchOnWindowFocus: "always",
});

/** POST /api/session. The browser's zone is told so that the server can speak of the person's days. */
export async function signIn(email: string, password: string): Promise<void> {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const session = await answer(api.POST("/api/session", { body: { email, password, zone } }));
  cache.clear();
  cache.setQueryData(sessionQuery.queryKey, remember(session));
}

/** POST /api/setup: makes the first administrator, who is signed in then. */
export async function setUp(body: { code: string; email: string; name: string; password: string }): Promise<void> {
  const session = await answer(api.POST("/api/setup", { body }));
  cache.clear();
  cache.setQueryData(sessionQuery.queryKey, remember(session));
}

/** DELETE /api/session. The layout leads to the sign-in page then, and what was read is forgotten. */
export async function signOut(): Promise<void> {
  await answer(api.DELETE("/api/session"));
  loseSession();
}

/** Forgets everything that was read for whoever was signed in. Pages must have left the screen: they would ask for it again. */
export function forgetFigures(): void {
  cache.removeQueries({ predicate: ({ queryKey: [what] }) => what !== "session" && what !== "platforms" && what !== "metrics" });
}
