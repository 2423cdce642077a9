import { useState } from "react";
import { usePlatform } from "~/api/platforms";
import type { Post } from "~/api/types";
import { mediaTypes } from "~/text/words";
import { cx } from "~/ui/cx";
import { lookStyle } from "~/ui/Mark";

/** A post's picture, straight from its platform. Where there is none, or it has expired, the kind of post stands there. */
export function PostThumb({ post, className }: { post: Post; className: string }) {
  const platform = usePlatform(post.platform);
  const [broken, setBroken] = useState<string>();
  const source = post.thumbnail_url.value ?? (post.media_type === "photo" ? post.media_url.value : null);
  const box = cx("mark shrink-0 overflow-hidden rounded-control bg-[color-mix(in_srgb,var(--mark)_26%,var(--color-surface))]", className);
  if (!source || source === broken) {
    return (
      <span aria-hidden="true" style={lookStyle(platform?.look)} className={cx(box, "grid place-content-center text-2xs text-ink-2")}>
        {mediaTypes[post.media_type].slice(0, 1)}
      </span>
    );
  }
  return (
    <img
      src={source}
      alt=""
      loading="lazy"
      decoding="async"
      referrerPolicy="no-referrer"
      style={lookStyle(platform?.look)}
      onError={() => setBroken(source)}
      className={cx(box, "object-cover")}
    />
  );
}
