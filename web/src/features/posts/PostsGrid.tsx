import { useMetrics } from "~/api/metrics";
import type { Post } from "~/api/types";
import { FigureValue } from "~/features/figure/FigureValue";
import { settles } from "~/features/figure/settles";
import { useNames } from "~/features/platform/useNames";
import type { PostMetric } from "./columns";
import { PostThumb } from "./PostThumb";
import { PostTitle } from "./PostTitle";

const shown: PostMetric[] = ["views", "likes", "comments"];

/** Posts as pictures, with three figures each. */
export function PostsGrid({ posts, now }: { posts: Post[]; now: Date }) {
  const metric = useMetrics();
  const { name } = useNames();
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,14rem),1fr))] gap-x-5 gap-y-7">
      {posts.map((post) => (
        <li key={post.id} data-post={post.id} className="relative min-w-0">
          <PostThumb post={post} className="mb-2.5 aspect-[4/3] w-full" />
          <PostTitle post={post} now={now} wide />
          <dl className="mt-2 grid grid-cols-3 gap-2 border-t border-line pt-2">
            {shown.map((id) => (
              <div key={id}>
                <dt className="text-2xs text-ink-3">{metric(id)?.label ?? "\u00a0"}</dt>
                <dd className="relative w-fit text-sm">
                  <FigureValue figure={post.metrics[id]} settles={settles(post, metric(id), name(post.platform))} />
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
