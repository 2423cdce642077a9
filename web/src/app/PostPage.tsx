import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useRouterState } from "@tanstack/react-router";
import { ApiError } from "~/api/error";
import { postQuery } from "~/api/post";
import { useAddress } from "~/features/address/useAddress";
import { Files } from "~/features/export/Files";
import { AsKnown } from "~/features/looking/AsKnown";
import { KnownOn } from "~/features/looking/KnownOn";
import { useView } from "~/features/looking/view";
import { DecayPanel } from "~/features/posts/DecayPanel";
import { nameOf } from "~/features/posts/name";
import { PostHistoryPanel } from "~/features/posts/PostHistoryPanel";
import { PostSummary } from "~/features/posts/PostSummary";
import type { PostSearch } from "~/features/posts/postSearch";
import { DataState } from "~/features/state/DataState";
import { nowOf, stateOf } from "~/features/state/stateOf";
import { longDays } from "~/format/date";
import { text } from "~/text";
import { postText } from "~/text/post";
import { viewText } from "~/text/view";
import { NotFoundPage } from "./NotFoundPage";
import { PageHead } from "./PageHead";

const route = getRouteApi("/app/posts/$id");

/** One post with its figures, how fast they came, and their history. */
export function PostPage() {
  const { id } = route.useParams();
  return <OnePost key={id} id={id} />; // nothing of one post, neither what was chosen nor where the focus was, stays for the next
}

function OnePost({ id }: { id: string }) {
  const list = useRouterState({ select: ({ location }) => location.state.list });
  const view = useView();
  const [, change] = useAddress<PostSearch>();
  const query = useQuery(postQuery(id, view));
  const nowhere = query.error instanceof ApiError && query.error.status === 404;
  if (nowhere && !view.as_of) return <NotFoundPage message={text.posts.notFound} />;
  const data = query.data?.data;
  const truth = stateOf(query); // figures that may still change say so themselves
  const now = nowOf(query, view.as_of);
  return (
    <div className="grid gap-5">
      <PageHead
        title={nowhere ? text.posts.post : data && nameOf(data.post, now)}
        pending={text.posts.post}
        back={
          <Link to="/posts" search={list ?? {}} className="text-ink-2 underline decoration-line-2 underline-offset-4 hover:text-ink">
            {text.posts.all}
          </Link>
        }
      >
        <div className="flex min-h-8 flex-wrap items-center gap-x-5 gap-y-2">
          {data && <Files what={postText.post} path={`/api/export/posts/${id}`} query={{ as_of: view.as_of }} />}
          <KnownOn value={view.as_of} onChange={(day) => change({ as_of: day })} />
        </div>
        <AsKnown day={view.as_of} />
      </PageHead>
      {nowhere && view.as_of && <p>{viewText.unknown(longDays(view.as_of, view.as_of))}</p>}
      <DataState {...truth} state={nowhere || truth.state === "settling" ? "ready" : truth.state} resource="figures">
        {data && (
          <div className="grid gap-5">
            <PostSummary post={data.post} now={now} />
            <DecayPanel history={data} />
            <PostHistoryPanel history={data} />
          </div>
        )}
      </DataState>
    </div>
  );
}
