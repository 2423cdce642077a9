import type { Account } from "~/api/types";
import { FigureValue, figureWords } from "~/features/figure/FigureValue";
import { text } from "~/text";

/** Days that a change looks back over, as the API counts them. */
const DAYS = 28;

/** What the big figure counts, its change, and the change before that. A change without a base is a word, not a percentage. */
export function CardChange({ account, noun }: { account: Account; noun: string }) {
  const { followers_change: change, previous_change: previous } = account;
  const rising = (change.value ?? 0) > 0;
  return (
    <p className="mt-2 text-sm text-ink-3">
      {noun}
      {text.joiner}
      <span className={change.value === null ? "" : rising ? "font-semibold text-accent" : "font-semibold text-ink-2"}>
        <FigureValue figure={{ ...change, metric: "followers" }} change />
      </span>{" "}
      {text.overview.inDays(DAYS)}
      {previous.value !== null && (
        <>
          {text.joiner}
          {text.overview.previous(figureWords(previous, true))}
        </>
      )}
    </p>
  );
}
