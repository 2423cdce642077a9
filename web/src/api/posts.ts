import { keepPreviousData, queryOptions } from "@tanstack/react-query";
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
