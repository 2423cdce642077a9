import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { AccountAsked } from "./account";
import { answer, api } from "./client";
import { pace } from "./live";
import type { paths } from "./schema.gen";
import type { Post } from "./types";

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

/** A page of the API holds this many at most; a file looks at so many pages. */
const PAGE = 100;
const PAGES = 10;

/** Posts, and whether they are all: the pages that one looks at have an end. */
interface Listed {
  posts: Post[];
  all: boolean;
}

/**
 * The posts that a filter lets through, in its order: page by page until there is no other, or as many pages were read as one
 * looks at.
 */
export async function everyPost(filter: PostsFilter): Promise<Listed> {
  const posts: Post[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page++) {
    const { data } = await answer(api.GET("/api/posts", { params: { query: { ...filter, cursor, limit: PAGE } } }));
    posts.push(...data.posts);
    cursor = data.next_cursor ?? undefined;
    if (!cursor) return { posts, all: true };
  }
  return { posts, all: false };
}

/** How many of the best posts of a range a report shows. */
const BEST = 5;

/** The posts that one account published on the days of a range, in its own zone: those with the most views, and how many there are. */
export function bestOfRangeQuery({ connection, from, to, creator }: AccountAsked) {
  return queryOptions({
    queryKey: ["analytics", "best-of-range", connection, from, to, creator ?? ""],
    queryFn: () =>
      answer(api.GET("/api/posts", { params: { query: { connection, creator, from, to, sort: "views", order: "desc", limit: BEST } } })),
    staleTime: 60_000,
  });
}
