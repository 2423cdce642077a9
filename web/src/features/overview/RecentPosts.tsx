import { Link } from "@tanstack/react-router";
import type { Post } from "~/api/types";
import { fewColumns } from "~/features/posts/columns";
import { PostsTable } from "~/features/posts/PostsTable";
import { text } from "~/text";
import { Panel } from "~/ui/Panel";

/** The newest posts of all accounts, by date: never ranked across platforms. */
export function RecentPosts({ posts, none, now }: { posts: Post[]; none: string; now: Date }) {
  const aside = (
    <span className="flex flex-wrap gap-x-4">
      {text.posts.recentLead}
      <Link to="/posts" search={{}} className="text-ink-2 underline decoration-line-2 underline-offset-4 hover:text-ink">
        {text.posts.all}
      </Link>
    </span>
  );
  return (
    <Panel title={text.posts.recent} aside={aside}>
      {posts.length === 0 ? (
        <p className="text-sm text-ink-2">{none}</p>
      ) : (
        <PostsTable posts={posts} columns={fewColumns} now={now} short />
      )}
    </Panel>
  );
}
