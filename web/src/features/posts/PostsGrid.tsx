import { useMetrics } from "~/api/metrics";
import type { Post } from "~/api/types";
import { FigureValue } from "~/features/figure/FigureValue";
import { settles } from "~/features/figure/settles";
import { useNames } from "~/features/platform/useNames";
import { cx } from "~/ui/cx";
import { figureOf, pictureBy, type Sort } from "./columns";
import { PostThumb } from "./PostThumb";
import { PostTitle } from "./PostTitle";
import { lateIn } from "./reading";

/** Posts as pictures, with three figures each, and what they are sorted by if it is none of these. */
export function PostsGrid({ posts, now, sorted }: { posts: Post[]; now: Date; sorted: Sort }) {
  const metric = useMetrics();
  const { name } = useNames();
  const late = lateIn(posts);
  const shown = pictureBy(sorted);
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,14rem),1fr))] gap-x-5 gap-y-7">
      {posts.map((post) => (
        <li key={post.id} data-post={post.id} className="relative min-w-0">
          <PostThumb post={post} className="mb-2.5 aspect-[4/3] w-full" />
          <PostTitle post={post} now={now} late={late(post)} wide />
          <dl className={cx("mt-2 grid gap-2 border-t border-line pt-2", shown.length > 3 ? "grid-cols-2" : "grid-cols-3")}>
            {shown.map((id) => (
              <div key={id}>
                <dt className="text-2xs text-ink-3">{metric(id)?.label ?? "\u00a0"}</dt>
                <dd className="relative w-fit text-sm">
                  <FigureValue
                    figure={figureOf(post, id, metric(id))}
                    unit={metric(id)?.unit}
                    settles={settles(post, metric(id), name(post.platform))}
                  />
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
