import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { dayIn } from "~/format/date";
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

/** A page of the API holds this many at most; a report and a file look at so many pages. */
const PAGE = 100;
const PAGES = 10;

/**
 * The posts that one account published on the days of a range, newest first, cut by a zone. There may be more than it looks at: then `all`
 * is false, and the older ones of the range are missing.
 */
export function postsOfRangeQuery({ connection, from, to, creator }: AccountAsked, zone: string) {
  return queryOptions({
    queryKey: ["analytics", "posts-of-range", connection, from, to, zone, creator ?? ""],
    queryFn: async () => {
      const posts: Post[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < PAGES; page++) {
        const { data } = await answer(api.GET("/api/posts", { params: { query: { connection, creator, cursor, limit: PAGE } } }));
        posts.push(...data.posts);
        cursor = data.next_cursor ?? undefined;
        const oldest = data.posts.at(-1);
        if (!cursor || !oldest || dayIn(new Date(oldest.posted_at), zone) < from) break;
        if (page === PAGES - 1) return { posts: within(posts, from, to, zone), all: false };
      }
      return { posts: within(posts, from, to, zone), all: true };
    },
    staleTime: 60_000,
  });
}

function within(posts: Post[], from: string, to: string, zone: string): Post[] {
  return posts.filter((post) => {
    const on = dayIn(new Date(post.posted_at), zone);
    return from <= on && on <= to;
  });
}

/** The posts that a filter lets through, in its order, but no more than so many pages hold: `all` says whether they are all. */
export async function everyPost(filter: PostsFilter): Promise<{ posts: Post[]; all: boolean }> {
  const posts: Post[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page++) {
    const { data } = await answer(api.GET("/api/posts", { params: { query: { ...filter, cursor, limit: PAGE } } }));
    posts.push(...data.posts);
    cursor = data.next_cursor ?? undefined;
    if (!cursor) break;
  }
  return { posts, all: !cursor };
}
