import type { Figure } from "~/api/types";
import { exact, signed } from "~/format/number";
import { reasons } from "~/words";
import { Missing } from "./Missing";

interface Props {
  figure: Figure;
  /** As the registry names it; counts otherwise. */
  unit?: string;
  /** Written with its sign, for a change. */
  change?: boolean;
  className?: string;
}

/** A figure: its exact value, or the word for why there is none with the reason behind it. Never 0 for unknown, never a dash. */
export function FigureValue({ figure, unit = "count", change, className }: Props) {
  if (figure.value === null) return <Missing metric={figure.metric} reason={figure.reason ?? "error"} />;
  return (
    <data value={String(figure.value)} data-metric={figure.metric} data-status={figure.status} className={className}>
      {change ? signed(figure.value, unit) : exact(figure.value, unit)}
    </data>
  );
}

/** A figure as plain words, for sentences. */
export function figureWords(figure: Figure, change = false): string {
  if (figure.value === null) return reasons[figure.reason ?? "error"].word;
  return change ? signed(figure.value) : exact(figure.value);
}
