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

/** Posts, and whether they are all: the pages that one looks at have an end. */
interface Listed {
  posts: Post[];
  all: boolean;
}

/**
 * The posts that a filter lets through, in its order: page by page until there is no other, one post is the last that is wanted, or as many
 * pages were read as one looks at.
 */
export async function everyPost(filter: PostsFilter, last = (_: Post) => false): Promise<Listed> {
  const posts: Post[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page++) {
    const { data } = await answer(api.GET("/api/posts", { params: { query: { ...filter, cursor, limit: PAGE } } }));
    posts.push(...data.posts);
    cursor = data.next_cursor ?? undefined;
    const oldest = posts.at(-1);
    if (!cursor || !oldest || last(oldest)) return { posts, all: true };
  }
  return { posts, all: false };
}

/** The posts that one account published on the days of a range, newest first, cut by a zone. If they are not all, older ones are missing. */
export function postsOfRangeQuery({ connection, from, to, creator }: AccountAsked, zone: string) {
  const on = (post: Post) => dayIn(new Date(post.posted_at), zone);
  return queryOptions({
    queryKey: ["analytics", "posts-of-range", connection, from, to, zone, creator ?? ""],
    queryFn: async (): Promise<Listed> => {
      const { posts, all } = await everyPost({ connection, creator }, (post) => on(post) < from);
      return { posts: posts.filter((post) => from <= on(post) && on(post) <= to), all };
    },
    staleTime: 60_000,
  });
}
