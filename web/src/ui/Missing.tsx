import type { CauseCode, Reason } from "~/api/types";
import { reasons, reasonWhy } from "~/text/words";
import { Hint } from "./Hint";

interface Props {
  metric: string;
  reason: Reason;
  /** What made a gap, where that is on record. */
  cause?: CauseCode | undefined;
  /** Keys pass it by: the same word with the same sentence stands beside it. */
  passing?: boolean;
}

/** The word that stands where a figure is missing; its reason shows on hover and focus. */
export function Missing({ metric, reason, cause, passing }: Props) {
  return (
    <span data-metric={metric} data-reason={reason}>
      <Hint says={reasonWhy(reason, cause)} className="word" passing={passing}>
        {reasons[reason].word}
      </Hint>
    </span>
  );
}
