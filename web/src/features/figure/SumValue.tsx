import type { Figure } from "~/api/types";
import { days } from "~/format/date";
import { exact, signed } from "~/format/number";
import { text } from "~/text";
import { reasonWord } from "~/text/words";
import { FigureValue } from "./FigureValue";

interface Props {
  figure: Figure;
  unit?: string;
  /** Written with its sign, for a change. */
  change?: boolean;
  /** Which days it lacks stands apart from it, where there is more room. */
  apart?: boolean;
}

/** So many spans of days are named; the table is for figures, and the others are counted. */
const named = 3;

/** A sum over days: the whole, else what is known of it with the days that it lacks, else the reason. A part never looks like the whole. */
export function SumValue({ figure, unit = "count", change, apart }: Props) {
  const { known } = figure;
  if (figure.value !== null || !known) return <FigureValue figure={figure} unit={unit} change={change ?? false} />;
  return (
    <span data-known={figure.metric}>
      {change ? signed(known.value, unit) : exact(known.value, unit)}
      <span className="block max-w-56 text-2xs font-normal text-ink-3">{apart ? inDays(known) : lack(known)}</span>
    </span>
  );
}

type Known = NonNullable<Figure["known"]>;

const inDays = ({ days: n, of }: Known): string => text.known.days(n, of);

/** Which days a sum lacks, each with its reason. */
export function without({ missing }: Known): string {
  const lacking = missing.slice(0, named).map(({ from, to, reason, cause }) => `${days(from, to)} (${reasonWord(reason, cause)})`);
  return text.known.without(lacking, missing.length - lacking.length);
}

/** In how many days a sum is known, and which it lacks. */
export const lack = (known: Known): string => text.known.both(inDays(known), without(known));
