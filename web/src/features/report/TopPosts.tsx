import { useQuery } from "@tanstack/react-query";
import type { AccountAsked } from "~/api/account";
import { bestOfRangeQuery } from "~/api/posts";
import type { Envelope, Posts } from "~/api/types";
import { SettlingNote } from "~/features/figure/SettlingNote";
import { fewColumns } from "~/features/posts/columns";
import { PostsTable } from "~/features/posts/PostsTable";
import { stillReading } from "~/features/posts/reading";
import { reportText as t } from "~/text/report";
import { Pending } from "~/ui/Pending";
import { PartFailed } from "./PartFailed";

/** The posts that an account published in the range: how many, and those with the most views as a table. */
export function TopPosts({ asked, now }: { asked: AccountAsked; now: Date }) {
  const { data: answer, isError } = useQuery(bestOfRangeQuery(asked));
  const data = answer?.data;
  return (
    <div className="mt-8 break-inside-avoid">
      <h3 className="text-lg font-semibold">{t.posts}</h3>
      {answer && <p className="mb-3 text-sm text-ink-3">{found(answer)}</p>}
      {!data && (isError ? <PartFailed /> : <Pending className="h-64 w-full" />)}
      {data && data.posts.length > 0 && <PostsTable posts={data.posts} columns={fewColumns} now={now} short />}
      {data && <SettlingNote posts={data.posts} />}
    </div>
  );
}

/** How many posts there are; while posts are still being read, that there may be more than are known. */
function found(answer: Envelope<Posts>): string {
  const { total } = answer.data;
  const coming = stillReading(answer);
  if (coming) return total > 0 ? t.postsSoFar(total, coming) : coming;
  return total > 0 ? t.postsLead(total) : t.noPosts;
}
