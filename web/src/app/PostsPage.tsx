import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useMetrics } from "~/api/metrics";
import { type PostsFilter, postsQuery } from "~/api/posts";
import { Files } from "~/features/export/Files";
import { Freshness } from "~/features/figure/Freshness";
import { SettlingNote } from "~/features/figure/SettlingNote";
import { columnsBy, type Sort, sortsOf } from "~/features/posts/columns";
import { Filters } from "~/features/posts/Filters";
import { PostsGrid } from "~/features/posts/PostsGrid";
import { PostsTable } from "~/features/posts/PostsTable";
import { stillReading } from "~/features/posts/reading";
import { fileOf, filterOf, inOrder, type PostsSearch, sortedBy } from "~/features/posts/search";
import { DataState } from "~/features/state/DataState";
import { nowOf, stateOf } from "~/features/state/stateOf";
import { exact } from "~/format/number";
import { text } from "~/text";
import { postText } from "~/text/post";
import { useHandOver } from "~/ui/focus";
import { Panel } from "~/ui/Panel";
import { Pending } from "~/ui/Pending";
import { PageHead } from "./PageHead";

const route = getRouteApi("/app/posts");

/** All posts, as lines or as pictures. The view stands in the address. */
export function PostsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [wrong, setWrong] = useState<Pick<PostsSearch, "from" | "to">>(); // days that were chosen the wrong way round; the list stays as it is
  const metric = useMetrics();
  const filter = filterOf(search);
  const asked = JSON.stringify(filter);
  const [{ list, sort, order }, setShown] = useState({ ...orderOf(filter), list: asked }); // which list stands there: the last one until the next has come
  const query = useQuery(postsQuery(filter));
  if (list !== asked && !query.isPlaceholderData) setShown({ ...orderOf(filter), list: asked });
  const { data, meta } = query.data ?? {};
  const now = nowOf(query);
  const truth = stateOf(query);
  const change = (part: Partial<PostsSearch>) => {
    const { cursor: _, ...rest } = { ...search, ...wrong, ...part };
    setWrong(inOrder(rest) ? undefined : { from: rest.from, to: rest.to });
    if (!inOrder(rest)) return;
    const able = rest.sort === "posted_at" || sortsOf(rest.platform, metric).some((id) => id === rest.sort);
    void navigate({ search: able ? rest : { ...rest, sort: undefined }, replace: true, resetScroll: false });
  };
  const sorting = {
    by: sort,
    order,
    among: sortsOf(search.platform, metric),
    choose: (by: Sort) => change(sortedBy(by, search)),
  };
  const posts = data?.posts ?? [];
  const none = (query.data && stillReading(query.data)) || text.posts.empty;
  return (
    <div className="grid gap-5">
      <PageHead title={text.posts.title}>
        <p className="min-h-5 text-sm text-ink-2">{data && (data.total === 1 ? text.posts.leadOne : text.posts.lead(exact(data.total)))}</p>
        {/* as high as two lines on a phone, before anything is known and where there is nothing to say */}
        <div className="min-h-5 max-sm:min-h-10">
          {truth.state !== "error" && meta?.oldest_as_of !== null && <Freshness meta={meta} now={now} next />}
        </div>
      </PageHead>
      <Filters search={{ ...search, ...wrong }} onChange={change} />
      {wrong && (
        <p role="alert" className="text-sm text-warn">
          {postText.disorder}
        </p>
      )}
      <Panel className={query.isPlaceholderData ? "opacity-60 transition-opacity" : ""}>
        <DataState
          {...truth}
          state={truth.state === "settling" ? "ready" : truth.state} // its figures say so themselves
          resource="posts"
          variant="compact"
          message={truth.state === "empty" ? none : truth.message}
          skeleton={<PostsPending />}
        >
          {posts.length === 0 ? (
            data && !["empty", "never_synced"].includes(truth.state) && <p className="text-sm text-ink-2">{none}</p>
          ) : search.view === "grid" ? (
            <PostsGrid key={list} posts={posts} now={now} sorted={sort} />
          ) : (
            <PostsTable posts={posts} list={list} columns={columnsBy(sort)} now={now} sorting={sorting} />
          )}
          <SettlingNote posts={posts} />
        </DataState>
      </Panel>
      <nav aria-label={text.posts.title} className="flex flex-wrap items-center justify-between gap-x-5 gap-y-2 text-sm">
        {search.cursor ? <Turn to={{ ...search, cursor: undefined }}>{text.posts.back}</Turn> : <span />}
        {posts.length > 0 && <Files what={postText.list} path="/api/export/posts" query={fileOf(search)} />}
        {data?.next_cursor && <Turn to={{ ...search, cursor: data.next_cursor }}>{text.posts.more}</Turn>}
      </nav>
    </div>
  );
}

const orderOf = ({ sort = "posted_at", order = "desc" }: PostsFilter) => ({ sort, order });

/** The way to another page of the list; where it leads nowhere any more it hands its focus over. */
function Turn({ to, children }: { to: PostsSearch; children: string }) {
  const link = useRef<HTMLAnchorElement>(null);
  useHandOver(link);
  return (
    <Link
      ref={link}
      to="/posts"
      search={to}
      className="font-medium text-ink-2 underline decoration-line-2 underline-offset-4 hover:text-ink"
    >
      {children}
    </Link>
  );
}

function PostsPending() {
  return (
    <div className="grid gap-3">
      {Array.from({ length: 10 }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
        <Pending key={i} className="h-11 w-full" />
      ))}
    </div>
  );
}
