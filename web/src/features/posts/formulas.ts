import type { Post } from "~/api/types";
import { text } from "~/text";

/** The formulas of posts' engagement rates, each once and with its platform: two platforms' rates are not one number. */
export function formulasOf(posts: Post[], name: (platform: string) => string): string[] {
  const said = posts.flatMap(({ platform, metrics: { engagement_rate: rate } }) =>
    rate.computed ? text.posts.formula(name(platform), rate.computed.formula) : [],
  );
  return [...new Set(said)];
}
