import { cx } from "./cx";

/** A placeholder. Give it the size of what will stand there, so that nothing jumps. */
export function Pending({ className }: { className?: string }) {
  return <span aria-hidden="true" className={cx("pending block", className)} />;
}
