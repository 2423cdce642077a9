import { moment } from "~/format/date";
import { text } from "~/text";
import { Button } from "./Button";

interface Props {
  again: () => void;
  says?: string;
  /** When what stands was read, in milliseconds since 1970; nothing where nothing stands. */
  since?: number;
}

/** Says that a part of a page could not be loaded while the rest stands, or not again while it stays as it was, with the way to try again. */
export function LoadFailed({ again, says = text.charts.failed, since }: Props) {
  return (
    <div
      role="alert"
      data-state={since ? "stale" : undefined}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 py-1 text-sm text-ink-2"
    >
      {since ? text.old(moment(new Date(since).toISOString(), new Date())) : says}
      <Button onClick={again}>{text.tryAgain}</Button>
    </div>
  );
}
