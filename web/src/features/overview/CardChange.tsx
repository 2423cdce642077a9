import type { Account } from "~/api/types";
import { FigureValue, figureWords } from "~/features/figure/FigureValue";
import { text } from "~/text";

/** Days that a change looks back over, as the API counts them. */
const DAYS = 28;

/** What the big figure counts, its change, and the change before that. A change without a base is a word, not a percentage. */
export function CardChange({ account, noun }: { account: Account; noun: string }) {
  const { followers_change: change, previous_change: previous } = account;
  return (
    <p className="mt-2 text-sm text-ink-3">
      {noun}
      {text.joiner}
      {change.value === null ? (
        <>
          {text.overview.changeMissing(DAYS)} <FigureValue figure={change} />
        </>
      ) : (
        <>
          <span className={change.value > 0 ? "font-semibold text-accent" : "font-semibold text-ink-2"}>
            <FigureValue figure={change} change settles="live" />
          </span>{" "}
          {text.overview.inDays(DAYS)}
        </>
      )}
      {previous.value !== null && (
        <>
          {text.joiner}
          {text.overview.previous(figureWords(previous, true))}
        </>
      )}
    </p>
  );
}
