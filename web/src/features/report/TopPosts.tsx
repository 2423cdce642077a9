import { useQuery } from "@tanstack/react-query";
import type { AccountAsked } from "~/api/account";
import { postsOfRangeQuery } from "~/api/posts";
import type { Post } from "~/api/types";
import { fewColumns } from "~/features/posts/columns";
import { PostsTable } from "~/features/posts/PostsTable";
import { reportText as t } from "~/text/report";
import { Pending } from "~/ui/Pending";
import { PartFailed } from "./PartFailed";

const MOST = 5;

/** The best of the posts that were published in a range: those with the most views first; without the figure they come last, newest first. */
export function best(posts: Post[]): Post[] {
  const views = (post: Post) => post.metrics.views.value ?? -1;
  return [...posts].sort((a, b) => views(b) - views(a)).slice(0, MOST);
}

/** The posts that an account published in the range, the best of them as a table. */
export function TopPosts({ asked, zone, now }: { asked: AccountAsked; zone: string; now: Date }) {
  const { data, isError } = useQuery(postsOfRangeQuery(asked, zone));
  return (
    <div className="mt-8 break-inside-avoid">
      <h3 className="text-lg font-semibold">{t.posts}</h3>
      {data && <p className="mb-3 text-sm text-ink-3">{lead(data)}</p>}
      {!data && (isError ? <PartFailed /> : <Pending className="h-64 w-full" />)}
      {data && data.posts.length > 0 && <PostsTable posts={best(data.posts)} columns={fewColumns} now={now} short />}
    </div>
  );
}

function lead({ posts, all }: { posts: Post[]; all: boolean }): string {
  if (posts.length > 0) return t.postsLead(posts.length, all);
  return all ? t.noPosts : t.tooFarBack;
}
