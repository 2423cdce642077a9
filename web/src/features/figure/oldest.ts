import type { Overview } from "~/api/types";

type Shown = Pick<Overview, "platforms" | "recent_posts">;

/** What of the Overview was read at an instant: a figure of an account, or posts of a platform, whose metric is "". */
export function ofWhat({ platforms, recent_posts: posts }: Shown, at: string): { platform: string; metric: string } | undefined {
  const then = Date.parse(at);
  for (const { platform, ...account } of platforms) {
    const figures = [account.followers, account.posts, account.average_views, account.engagement_rate, account.average_engagement];
    const found = figures.find((figure) => figure.value !== null && figure.as_of && Date.parse(figure.as_of) === then);
    if (found) return { platform, metric: found.metric };
  }
  const post = posts.find(({ fetched_at }) => Date.parse(fetched_at) === then);
  return post && { platform: post.platform, metric: "" };
}
