import { text } from "~/text";
import { Button } from "./Button";

/** Stands where a part of a page could not be loaded while the rest stands, with the way to try again. */
export function LoadFailed({ again, says = text.charts.failed }: { again: () => void; says?: string }) {
  return (
    <div role="alert" className="flex flex-wrap items-center gap-x-4 gap-y-2 py-1 text-sm text-ink-2">
      {says}
      <Button onClick={again}>{text.tryAgain}</Button>
    </div>
  );
}
