import { useQuery } from "@tanstack/react-query";
import type { AccountAsked } from "~/api/account";
import { postsOfRangeQuery } from "~/api/posts";
import type { Post } from "~/api/types";
import { fewColumns } from "~/features/posts/columns";
import { PostsTable } from "~/features/posts/PostsTable";
import { reportText as t } from "~/text/report";
import { Pending } from "~/ui/Pending";

const MOST = 5;

/** The posts that an account published in the range, those with the most views first; without the figure they come last, newest first. */
export function TopPosts({ asked, zone, now }: { asked: AccountAsked; zone: string; now: Date }) {
  const { data } = useQuery(postsOfRangeQuery(asked, zone));
  const views = (post: Post) => post.metrics.views.value ?? -1;
  const best = data && [...data.posts].sort((a, b) => views(b) - views(a)).slice(0, MOST);
  return (
    <div className="mt-8 break-inside-avoid">
      <h3 className="text-lg font-semibold">{t.posts}</h3>
      {data && <p className="mb-3 text-sm text-ink-3">{data.posts.length > 0 ? t.postsLead(data.posts.length, data.all) : t.noPosts}</p>}
      {!best && <Pending className="h-64 w-full" />}
      {best && best.length > 0 && <PostsTable posts={best} columns={fewColumns} now={now} short />}
    </div>
  );
}
