import { usePlatform } from "~/api/platforms";
import { text } from "~/text";
import { cx } from "~/ui/cx";

interface Props {
  /** Whose handle; what is read of an account's answer. */
  of: { platform: string; handle: string; profile_url: string };
  className?: string;
}

/** An account's handle, which leads to its profile at the platform: the source of every figure that stands beside it. Before the first reading it leads nowhere. */
export function Handle({ of: { platform, handle, profile_url: url }, className }: Props) {
  const name = usePlatform(platform)?.name ?? platform;
  if (!url) return <span className={className}>@{handle}</span>;
  return (
    <a
      href={url}
      target="_blank"
      rel="noreferrer"
      title={text.overview.source(name)}
      className={cx("hover:text-ink hover:underline", className)}
    >
      @{handle}
    </a>
  );
}
