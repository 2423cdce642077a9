import { QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiError } from "./error";

/** The one cache of server data. A lost session anywhere empties it of people: the app then shows the sign-in page. */
export const cache = new QueryClient({
  queryCache: new QueryCache({
    onError(error) {
      if (error instanceof ApiError && error.code === "not_signed_in") cache.setQueryData(["session"], { person: null });
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 1_000,
      refetchOnWindowFocus: true,
      retry: (count, error) => count < 2 && !(error instanceof ApiError && error.status >= 400 && error.status < 500),
    },
  },
});

/** Loads again everything that a change of connections touches. */
export function reloadAnalytics(): Promise<void> {
  return cache.invalidateQueries({ queryKey: ["analytics"] });
}
