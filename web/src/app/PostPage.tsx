import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useRouterState } from "@tanstack/react-router";
import { ApiError } from "~/api/error";
import { postQuery } from "~/api/post";
import { Files } from "~/features/export/Files";
import { useCreator } from "~/features/looking/creator";
import { DecayPanel } from "~/features/posts/DecayPanel";
import { nameOf } from "~/features/posts/name";
import { PostHistoryPanel } from "~/features/posts/PostHistoryPanel";
import { PostSummary } from "~/features/posts/PostSummary";
import { DataState } from "~/features/state/DataState";
import { nowOf, stateOf } from "~/features/state/stateOf";
import { text } from "~/text";
import { postText } from "~/text/post";
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
  const query = useQuery(postQuery(id, useCreator()));
  if (query.error instanceof ApiError && query.error.status === 404) return <NotFoundPage message={text.posts.notFound} />;
  const data = query.data?.data;
  const truth = stateOf(query); // figures that may still change say so themselves
  const now = nowOf(query);
  return (
    <div className="grid gap-5">
      <PageHead
        title={data && nameOf(data.post, now)}
        pending={text.posts.post}
        back={
          <Link to="/posts" search={list ?? {}} className="text-ink-2 underline decoration-line-2 underline-offset-4 hover:text-ink">
            {text.posts.all}
          </Link>
        }
      >
        <div className="min-h-8">{data && <Files what={postText.post} path={`/api/export/posts/${id}`} />}</div>
      </PageHead>
      <DataState {...truth} state={truth.state === "settling" ? "ready" : truth.state} resource="figures">
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
