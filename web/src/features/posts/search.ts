import type { PostsFilter } from "~/api/posts";
import type { MediaType } from "~/api/types";
import { readCreator } from "~/features/looking/creator";
import { isDay } from "~/format/date";
import { mediaTypes } from "~/text/words";
import { type Sort, sortMetrics } from "./columns";

/** The view of the posts as it stands in the address. What is left out is the default. */
export interface PostsSearch {
  creator?: string;
  platform?: string;
  /** One account of the platform, by its connection. */
  account?: string;
  type?: MediaType;
  sort?: Sort;
  order?: "asc" | "desc";
  gone?: "include" | "only";
  from?: string;
  to?: string;
  view?: "grid" | "table";
  cursor?: string;
}

const sorts: Sort[] = ["posted_at", ...sortMetrics];

/** Takes from an address what it understands, and drops the rest. */
export function readPostsSearch(raw: Record<string, unknown>): PostsSearch {
  const word = (key: string) => (typeof raw[key] === "string" && raw[key] !== "" ? (raw[key] as string) : undefined);
  const oneOf = <T extends string>(key: string, list: readonly string[]) => {
    const found = word(key);
    return found && list.includes(found) ? (found as T) : undefined;
  };
  const search: PostsSearch = {
    ...readCreator(raw),
    platform: word("platform"),
    account: uuid(word("account")),
    type: oneOf("type", Object.keys(mediaTypes)),
    sort: oneOf("sort", sorts),
    order: oneOf("order", ["asc", "desc"]),
    gone: oneOf("gone", ["include", "only"]),
    view: oneOf("view", ["grid", "table"]),
    from: day(word("from")),
    to: day(word("to")),
    cursor: word("cursor"),
  };
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
}

const uuid = (text?: string) => (text && /^[0-9a-f-]{36}$/i.test(text) ? text : undefined);
const day = (text?: string) => (text && isDay(text) ? text : undefined);

/** Whether the first day, where there are both, is not after the last. */
export const inOrder = ({ from, to }: PostsSearch): boolean => !from || !to || from <= to;

/** What to ask the server for. Without a platform posts are ordered by date only: they are never ranked across platforms. */
export function filterOf(search: PostsSearch): PostsFilter {
  const sort = search.platform ? (search.sort ?? "posted_at") : "posted_at";
  return {
    creator: search.creator,
    platform: search.platform,
    connection: search.account,
    media_type: search.type,
    sort,
    order: search.order ?? "desc",
    gone: search.gone,
    from: search.from,
    to: search.to,
    cursor: search.cursor,
    limit: 24,
  };
}

/** What a click on a column's head changes: sorted by it the highest or newest comes first, and by what it is sorted already the other way round. */
export function sortedBy(by: Sort, search: PostsSearch): Pick<PostsSearch, "sort" | "order"> {
  const { sort, order } = filterOf(search);
  if (by === sort) return { order: order === "asc" ? undefined : "asc" };
  return { sort: by === "posted_at" ? undefined : by, order: undefined };
}

/** The same list without its pages, and one's own, as a file is asked for. */
export function fileOf(search: PostsSearch) {
  const { creator: _, cursor: __, limit: ___, ...filter } = filterOf(search);
  return filter;
}
