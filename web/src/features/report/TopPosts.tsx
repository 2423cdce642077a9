import { useQuery } from "@tanstack/react-query";
import type { AccountAsked } from "~/api/account";
import { bestOfRangeQuery } from "~/api/posts";
import type { Envelope, Posts } from "~/api/types";
import { SettlingNote } from "~/features/figure/SettlingNote";
import { fewColumns } from "~/features/posts/columns";
import { PostsTable } from "~/features/posts/PostsTable";
import { stillReading } from "~/features/posts/reading";
import { longMoment } from "~/format/date";
import { exact } from "~/format/number";
import { text } from "~/text";
import { reportText as t } from "~/text/report";
import { Pending } from "~/ui/Pending";
import { PartFailed } from "./PartFailed";

interface Props {
  asked: AccountAsked;
  /** The account's zone. */
  zone: string;
  now: Date;
}

/** The posts that an account published in the range: how many, and those with the most views as a table. */
export function TopPosts({ asked, zone, now }: Props) {
  const { data: answer, isError } = useQuery(bestOfRangeQuery(asked));
  const data = answer?.data;
  return (
    <div className="mt-8 break-inside-avoid">
      <h3 className="text-lg font-semibold">{t.posts}</h3>
      {answer && <p className="mb-3 text-sm text-ink-3">{[found(answer), stamp(answer, zone)].filter(Boolean).join(text.joiner)}</p>}
      {!data && (isError ? <PartFailed /> : <Pending className="h-64 w-full" />)}
      {data && data.posts.length > 0 && <PostsTable posts={data.posts} columns={fewColumns} now={now} short />}
      {data && <SettlingNote posts={data.posts} />}
    </div>
  );
}

/** Of when the figures are; a post that was read more than a day before says so itself. */
function stamp({ data, meta }: Envelope<Posts>, zone: string): string {
  return data.posts.length > 0 && meta.as_of ? text.posts.read(longMoment(meta.as_of, zone)) : "";
}

/** How many posts there are; while posts are still being read, that there may be more than are known. */
function found(answer: Envelope<Posts>): string {
  const { total } = answer.data;
  const coming = stillReading(answer);
  if (coming) return total > 0 ? t.postsSoFar(exact(total), coming) : coming;
  return total > 0 ? t.postsLead(exact(total)) : t.noPosts;
}
