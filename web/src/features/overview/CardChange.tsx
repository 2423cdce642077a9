import { useMetrics } from "~/api/metrics";
import type { Account } from "~/api/types";
import { FigureValue, figureWords } from "~/features/figure/FigureValue";
import { usual } from "~/features/range/range";
import { addDays, day } from "~/format/date";
import { signed } from "~/format/number";
import { text } from "~/text";
import { Hint } from "~/ui/Hint";
import { newestSettled, type SettledDay } from "./settledDay";
import { useDays } from "./useDays";

/** Days that a change looks back over, as the API counts them. */
const DAYS = 28;

interface Props {
  account: Account;
  /** What the big figure counts. */
  noun: string;
  /** The platform's name. */
  name: string;
}

/**
 * What the big figure counts, its change, and the change before that. A change without a base is a word, not a percentage. Where a platform's
 * terms forbid the change, its own newest settled day stands instead, if it told one.
 */
export function CardChange({ account, noun, name }: Props) {
  const { followers_change: change, previous_change: previous } = account;
  const settled = useSettledDay(account);
  return (
    <p className="mt-2 text-sm text-ink-3">
      {noun}
      {text.joiner}
      {change.value !== null && (
        <>
          <span className={change.value > 0 ? "font-semibold text-accent" : "font-semibold text-ink-2"}>
            <FigureValue figure={change} change settles="live" />
          </span>{" "}
          {text.overview.inDays(DAYS)}
        </>
      )}
      {change.value === null && settled && <Settled of={settled} name={name} />}
      {change.value === null && !settled && (
        <>
          {text.overview.changeMissing(DAYS)} <FigureValue figure={change} />
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

function Settled({ of: { day: on, gained, lost }, name }: { of: SettledDay; name: string }) {
  return (
    <span data-testid="settled-day">
      <span className="font-semibold text-accent">
        <data value={String(gained)}>{signed(gained)}</data> / <data value={String(lost)}>{signed(-lost)}</data>
      </span>{" "}
      <Hint says={text.overview.settledDay(name, DAYS)} className="word">
        {text.overview.onDay(day(on))}
      </Hint>
    </span>
  );
}

/** What a platform said of the newest day that it no longer changes, asked for only where its terms forbid a change and it tells one. */
function useSettledDay(account: Account): SettledDay | undefined {
  const metric = useMetrics();
  const tells = metric("followers_gained")?.offers.some((offer) => offer.platform === account.platform);
  const wanted = account.followers_change.reason === "policy" && tells === true;
  const last = account.followers_series.points.at(-1)?.day;
  const { all } = useDays(account, "followers_gained", last ? { from: addDays(last, 1 - usual), to: last } : undefined, wanted);
  return wanted ? newestSettled(all) : undefined;
}
