import { Link, useRouterState } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Post } from "~/api/types";
import { PlatformName } from "~/features/platform/PlatformName";
import { date } from "~/format/date";
import { text } from "~/text";
import { mediaTypes } from "~/text/words";
import { cx } from "~/ui/cx";

interface Props {
  post: Post;
  now: Date;
  /** The link goes over the whole box in which it stands. */
  wide?: boolean;
  /** Its figures are older than those of the list that it stands in: it says of when they are. */
  late?: boolean;
  /** What else stands in its second line. */
  children?: ReactNode;
}

/** A post's caption as a link to its page, and what it is. Captions keep their own direction of writing. Both links are 24 pixels high for a finger. */
export function PostTitle({ post, now, wide, late, children }: Props) {
  const list = useRouterState({ select: ({ location }) => (location.pathname === "/posts" ? location.search : undefined) });
  const caption = post.caption.value?.trim();
  return (
    <span className="grid min-w-0">
      <Link
        to="/posts/$id"
        params={{ id: post.id }}
        state={{ list }}
        dir="auto"
        className={cx("-mt-1 truncate pt-1 font-medium hover:underline", !caption && "text-ink-3", wide && "after:absolute after:inset-0")}
      >
        {caption || text.posts.noCaption}
      </Link>
      <span className="flex flex-wrap items-center gap-x-1 text-xs text-ink-3">
        <Source post={post} />
        <span>
          {text.joiner.trim()} {mediaTypes[post.media_type]} {text.joiner.trim()} {date(post.posted_at, now)}
        </span>
        {children}
        {late && <span className="text-warn">{text.posts.read(date(post.fetched_at, now))}</span>}
        {post.gone_at && <span className="text-warn">{text.posts.gone(date(post.gone_at, now))}</span>}
      </span>
    </span>
  );
}

/** The platform as the source of a post's figures, with the way to the post there. */
function Source({ post }: { post: Post }) {
  const name = <PlatformName id={post.platform} className="gap-1.5!" />;
  if (!post.permalink.value) return name;
  return (
    <a href={post.permalink.value} target="_blank" rel="noreferrer" className="relative -mb-2 pb-2 hover:text-ink hover:underline">
      {name}
    </a>
  );
}
