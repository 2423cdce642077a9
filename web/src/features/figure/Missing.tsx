import type { Reason } from "~/api/types";
import { reasons } from "~/text/words";
import { Hint } from "~/ui/Hint";

/** The word that stands where a figure is missing; its reason shows on hover and focus. */
export function Missing({ metric, reason }: { metric: string; reason: Reason }) {
  const { word, why } = reasons[reason];
  return (
    <span data-metric={metric} data-reason={reason}>
      <Hint says={why} className="word">
        {word}
      </Hint>
    </span>
  );
}
