import { useMetrics } from "~/api/metrics";
import type { Post } from "~/api/types";
import { FigureValue } from "~/features/figure/FigureValue";
import { settles } from "~/features/figure/settles";
import { useNames } from "~/features/platform/useNames";
import { text } from "~/text";
import { cx } from "~/ui/cx";
import { Hint } from "~/ui/Hint";
import { wideOnly } from "~/ui/ScrollTable";
import { narrowColumns, type PostMetric } from "./columns";
import { PostThumb } from "./PostThumb";
import { PostTitle } from "./PostTitle";

interface Props {
  posts: Post[];
  /** Which list it is. The rows of another one are drawn anew: a post that is in both does not wander over the page. */
  list?: string;
  columns: PostMetric[];
  now: Date;
  /** What the posts are sorted by: its column stays on a phone. */
  sorted?: string;
  /** A table of few columns, which needs no more room than there is. */
  short?: boolean;
}

/** The columns of a whole ledger, where there is room: equally wide, whatever stands in them. */
const fixed = "sm:w-27";

/** Posts as lines of a ledger. A figure that is missing is a word in its place. On a phone two figures stand beside each post, and nothing scrolls sideways. */
export function PostsTable({ posts, list, columns, now, sorted, short }: Props) {
  const metric = useMetrics();
  const { name } = useNames();
  const shown = narrowColumns(sorted);
  const narrow = (id: PostMetric) => (shown.has(id) ? "" : wideOnly);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields, and a section would be one more landmark of the same name
    <div role="group" aria-label={text.posts.scroll} tabIndex={short ? undefined : 0} className="-mx-5 overflow-x-auto px-5">
      <table className={short ? "w-full table-auto" : "w-full table-auto sm:min-w-[66rem] sm:table-fixed"}>
        <thead>
          <tr className="text-right text-xs text-ink-3">
            <th scope="col" className="pb-2 text-left font-medium">
              {text.posts.post}
            </th>
            {columns.map((id) => (
              <th key={id} scope="col" className={cx("pb-2 pl-4 font-medium", !short && fixed, narrow(id))}>
                <Hint says={metric(id)?.definition ?? ""} className="word">
                  {metric(id)?.label ?? "\u00a0"}
                </Hint>
              </th>
            ))}
          </tr>
        </thead>
        <tbody key={list}>
          {posts.map((post) => (
            <tr key={post.id} className="border-t border-line" data-post={post.id}>
              <th scope="row" className="w-full max-w-0 py-2.5 text-left font-normal">
                <span className="flex items-center gap-3">
                  <PostThumb post={post} className="size-9" />
                  <PostTitle post={post} now={now} />
                </span>
              </th>
              {columns.map((id) => (
                <td key={id} className={cx("py-2.5 pl-4 text-right whitespace-nowrap", narrow(id))}>
                  <FigureValue figure={post.metrics[id]} settles={settles(post, metric(id), name(post.platform))} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
