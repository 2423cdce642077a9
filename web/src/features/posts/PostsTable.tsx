import { useMetrics } from "~/api/metrics";
import type { Post } from "~/api/types";
import { FigureValue } from "~/features/figure/FigureValue";
import { settles } from "~/features/figure/settles";
import { useNames } from "~/features/platform/useNames";
import { text } from "~/text";
import { cx } from "~/ui/cx";
import { wideOnly } from "~/ui/ScrollTable";
import { figureOf, narrowColumns, type SortMetric, widthOf } from "./columns";
import { PostThumb } from "./PostThumb";
import { PostTitle } from "./PostTitle";
import { RateHead, RateValue } from "./Rate";
import { lateIn } from "./reading";
import { SortHead, type Sorting } from "./SortHead";

interface Props {
  posts: Post[];
  /** Which list it is. The rows of another one are drawn anew: a post that is in both does not wander over the page. */
  list?: string;
  columns: SortMetric[];
  now: Date;
  /** What the posts are sorted by, whose column stays on a phone, and a way to sort them otherwise. */
  sorting?: Sorting;
  /** A table of few columns, which needs no more room than there is, and has none for a rate. */
  short?: boolean;
}

/** Posts as lines of a ledger. A figure that is missing is a word in its place. On a phone two figures stand beside each post and its rate below it, and nothing scrolls sideways. */
export function PostsTable({ posts, list, columns, now, sorting, short }: Props) {
  const metric = useMetrics();
  const { name } = useNames();
  const late = lateIn(posts);
  const shown = narrowColumns(sorting?.by);
  const narrow = (id: SortMetric) => (shown.has(id) ? "" : wideOnly);
  const cell = short ? "pl-4 whitespace-nowrap" : "pl-3 [&_data]:whitespace-nowrap"; // where columns have a width, words break
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields, and a section would be one more landmark of the same name
    <div role="group" aria-label={text.posts.scroll} tabIndex={short ? undefined : 0} className="-mx-5 overflow-x-auto px-5">
      <table className={short ? "w-full table-auto" : "w-full table-auto sm:min-w-[66rem] sm:table-fixed"}>
        <thead>
          <tr className={cx("text-right text-xs text-ink-3", !short && "h-12")}>
            <SortHead id="posted_at" label={text.posts.post} says={text.posts.newest} sorting={sorting} className="text-left" />
            {columns.map((id) => (
              <SortHead
                key={id}
                id={id}
                label={metric(id)?.label ?? "\u00a0"}
                says={metric(id)?.definition ?? ""}
                sorting={sorting}
                className={cx(short ? "pl-4" : `pl-3 ${widthOf(id)}`, narrow(id))}
              />
            ))}
            {!short && <RateHead posts={posts} className={cx("pb-2 pl-3 align-bottom font-medium sm:w-24", wideOnly)} />}
          </tr>
        </thead>
        <tbody key={list}>
          {posts.map((post) => (
            <tr key={post.id} className="border-t border-line" data-post={post.id}>
              <th scope="row" className="w-full max-w-0 py-2.5 text-left font-normal">
                <span className="flex items-center gap-3">
                  <PostThumb post={post} className="size-9" />
                  <PostTitle post={post} now={now} late={late(post)}>
                    {!short && (
                      <span className="sm:hidden">
                        {text.joiner.trim()} {text.posts.rate} <RateValue post={post} />
                      </span>
                    )}
                  </PostTitle>
                </span>
              </th>
              {columns.map((id) => (
                <td key={id} className={cx("py-2.5 text-right", cell, narrow(id))}>
                  <FigureValue
                    figure={figureOf(post, id, metric(id))}
                    unit={metric(id)?.unit}
                    settles={settles(post, metric(id), name(post.platform))}
                  />
                </td>
              ))}
              {!short && (
                <td className={cx("py-2.5 text-right", cell, wideOnly)}>
                  <RateValue post={post} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
