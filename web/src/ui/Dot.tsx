import { cx } from "./cx";

/** How something stands, as a dot. Words always stand beside it. */
export function Dot({ tone, busy }: { tone: "good" | "warn" | "bad" | "none"; busy?: boolean }) {
  const tones = { good: "bg-accent", warn: "bg-warn", bad: "bg-bad", none: "border border-ink-3" };
  return <span aria-hidden="true" className={cx("inline-block size-2 shrink-0 rounded-full", tones[tone], busy && "animate-pulse")} />;
}
