import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { AccountAsked } from "./account";
import { answer, api } from "./client";
import { pace } from "./live";
import type { paths } from "./schema.gen";

/** What the list of posts may be asked for. */
export type PostsFilter = NonNullable<paths["/api/posts"]["get"]["parameters"]["query"]>;

/** GET /api/posts: one page. The last page stays on screen until the next has come. */
export function postsQuery(filter: PostsFilter) {
  return queryOptions({
    queryKey: ["analytics", "posts", filter],
    queryFn: () => answer(api.GET("/api/posts", { params: { query: filter } })),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) => pace(!!data?.meta.sync.running),
  });
}

/** How many of the best posts of a range a report shows. */
const BEST = 5;

/** The posts that one account published on the days of a range, in its own zone: those with the most views, and how many there are. */
export function bestOfRangeQuery({ platform: _, ...asked }: AccountAsked) {
  return queryOptions({
    queryKey: ["analytics", "best-of-range", asked],
    queryFn: () => answer(api.GET("/api/posts", { params: { query: { ...asked, sort: "views", order: "desc", limit: BEST } } })),
    staleTime: 60_000,
    refetchInterval: ({ state: { data } }) => pace(!!data?.meta.sync.running),
  });
}
