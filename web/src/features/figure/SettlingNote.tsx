import type { Figure, Post } from "~/api/types";
import { useNames } from "~/features/platform/useNames";
import { text } from "~/text";

/** Explains the dots under figures of posts that are not final yet, and whose they are; nothing where all are final. */
export function SettlingNote({ posts, further }: { posts: Post[]; further?: boolean }) {
  const { list } = useNames();
  const open = posts.filter(
    (post) =>
      !post.gone_at && !post.ended_at && [...Object.values(post.metrics), ...((further && post.further_metrics) || [])].some(provisional),
  );
  if (open.length === 0) return null;
  return (
    <p className="mt-3 text-xs text-ink-3" data-state="settling">
      <span className="provisional">{text.figure.dotted}</span>
      {text.figure.dottedBy(list(open.map((post) => post.platform)))}
    </p>
  );
}

const provisional = (figure: Figure) => figure.status === "provisional";
