import type { Post } from "~/api/types";
import { FigureValue } from "~/features/figure/FigureValue";
import { useNames } from "~/features/platform/useNames";
import { text } from "~/text";
import { Hint } from "~/ui/Hint";
import { formulasOf } from "./formulas";

/** The head of the posts' engagement rates: behind it stand what they are, and the formulas, each with its platform. */
export function RateHead({ posts, className }: { posts: Post[]; className: string }) {
  const { name } = useNames();
  return (
    <th scope="col" className={className}>
      <Hint says={[text.posts.rateIs, ...formulasOf(posts, name)].join(" ")} className="word">
        {text.posts.rate}
      </Hint>
    </th>
  );
}

/** A post's own engagement rate, or why there is none. */
export function RateValue({ post }: { post: Post }) {
  const { name } = useNames();
  return <FigureValue figure={post.metrics.engagement_rate} unit="percent" settles={{ by: name(post.platform) }} />;
}
