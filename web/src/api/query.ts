import { type FetchQueryOptions, type Query, QueryCache, QueryClient, type QueryKey } from "@tanstack/react-query";
import { ApiError } from "./error";

/** How long an answer is new, in milliseconds: one that was asked for ahead until somebody has had the time to click. */
const NEW = 1_000;
const NEW_AHEAD = 10_000;

/** What was asked for ahead, and when its answer came. A later answer to the same question was not. */
const ahead = new WeakMap<object, number>();

/** The one cache of server data. A lost session that anybody sees empties it of people: the app then shows the sign-in page. */
export const cache = new QueryClient({
  queryCache: new QueryCache({
    onError(error, query) {
      if (!query.isActive()) return; // nobody waits for it: whoever comes to look asks again
      if (error instanceof ApiError && error.code === "not_signed_in") loseSession();
    },
  }),
  defaultOptions: {
    // A browser that believes itself offline may reach a Candor on its own machine; one that does not is told so by what fails.
    mutations: { networkMode: "always" },
    queries: {
      networkMode: "always",
      refetchOnReconnect: true,
      staleTime: (query) => (ahead.get(query) === query.state.dataUpdatedAt ? NEW_AHEAD : NEW),
      refetchOnWindowFocus: true,
      retry: (count, error) => count < 2 && !(error instanceof ApiError && error.status >= 400 && error.status < 500),
    },
  },
});

/** Says that nobody is signed in any more, and has it asked again: only the server knows how one signs in here. */
export function loseSession(): void {
  cache.setQueryData(["session"], { person: null });
  void cache.invalidateQueries({ queryKey: ["session"] });
}

/**
 * Asks for what a place is about to show, unless it is on screen already or still new. Nobody waits for the answer, and nobody is told
 * of a failure: the place asks again when it is there.
 */
export async function askAhead<T, K extends QueryKey>(options: FetchQueryOptions<T, Error, T, K>): Promise<void> {
  const found = () => cache.getQueryCache().find({ queryKey: options.queryKey, exact: true });
  const before: Query | undefined = found();
  if (before?.isActive()) return;
  const last = before?.state.dataUpdatedAt;
  await cache.prefetchQuery(options);
  const query = found();
  if (query?.state.data !== undefined && query.state.dataUpdatedAt !== last) ahead.set(query, query.state.dataUpdatedAt);
}

/** Loads again everything that a change of connections touches. */
export function reloadAnalytics(): Promise<void> {
  return cache.invalidateQueries({ queryKey: ["analytics"] });
}

/**
 * Forgets what was read of a connection that is no more, and loads again everything that its end touches. What is not on screen is forgotten
 * whole: a place that still showed the connection would ask for it.
 */
export function forgetConnection(id: string): Promise<void> {
  cache.removeQueries({ queryKey: ["analytics"], type: "inactive" });
  cache.removeQueries({ queryKey: ["analytics"], predicate: ({ queryKey }) => JSON.stringify(queryKey).includes(id) });
  return reloadAnalytics();
}
