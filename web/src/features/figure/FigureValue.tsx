import type { Figure } from "~/api/types";
import { moment } from "~/format/date";
import { exact, signed } from "~/format/number";
import { text } from "~/text";
import { reasons } from "~/text/words";
import { Hint } from "~/ui/Hint";
import { Missing } from "~/ui/Missing";
import type { Settles } from "./settles";

interface Props {
  figure: Figure;
  /** As the registry names it; counts otherwise. */
  unit?: string;
  /** Written with its sign, for a change. */
  change?: boolean;
  /** Who may still change it; "live" for what changes all the time anyway, and whose reading's time stands beside it. */
  settles?: Settles | "live";
  className?: string;
}

/** A figure: its exact value, or the word for why there is none with the reason behind it. Never 0 for unknown, never a dash. */
export function FigureValue({ figure, unit = "count", change, settles, className }: Props) {
  if (figure.value === null) return <Missing metric={figure.metric} reason={figure.reason ?? "error"} />;
  const value = (
    <data value={String(figure.value)} data-metric={figure.metric} data-status={figure.status} className={className}>
      {change ? signed(figure.value, unit) : exact(figure.value, unit)}
    </data>
  );
  if (figure.status !== "provisional" || settles === "live") return value;
  return (
    <Hint says={notFinal(settles, new Date())} className="provisional">
      {value}
    </Hint>
  );
}

/** Says that a figure may still change. Where its time has passed, only the next reading is waited for. */
export function notFinal(settles: Settles | undefined, now: Date): string {
  const { by = text.figure.platform, at, ended } = settles ?? {};
  if (ended) return text.figure.lastKnown[ended];
  if (!at) return text.figure.provisional(by);
  return Date.parse(at) > now.getTime() ? text.figure.provisionalUntil(by, moment(at, now)) : text.figure.nextFinal;
}

/** A figure as plain words, for sentences. */
export function figureWords(figure: Figure, change = false): string {
  if (figure.value === null) return reasons[figure.reason ?? "error"].word;
  return change ? signed(figure.value) : exact(figure.value);
}
