import { useState } from "react";
import { rangeText } from "~/text/range";
import { Segmented } from "~/ui/Segmented";
import { RangeChoice } from "./RangeChoice";
import { isRange, lastDays, namedRange, type OverDays, type Range, usual } from "./range";

interface Props<M extends string> {
  label: string;
  /** What there is to choose, with its words. */
  metrics: Record<M, string>;
  value: OverDays<M>;
  onChange: (part: OverDays<M>) => void;
  /** The instant on whose day the usual ranges end; now unless said otherwise. */
  until?: Date;
}

/**
 * A metric, and how many days back or which days. What is the default is left out of what is chosen, and so of the address; days back stay
 * days back, so that the same address shows newer days tomorrow.
 */
export function MetricOverDays<M extends string>({ label, metrics, value, onChange, until }: Props<M>) {
  const { metric = "followers" as M, days = usual } = value;
  const [wrong, setWrong] = useState<Range>(); // days that were chosen and cannot be asked for; what is shown stays as it is
  const named = namedRange(value);
  const choose = (range: Range, back?: number) => {
    setWrong(isRange(range) ? undefined : range);
    if (back) onChange({ days: back === usual ? undefined : back, from: undefined, to: undefined });
    else if (isRange(range)) onChange({ days: undefined, ...range });
  };
  const unusable = !named && (value.from !== undefined || value.to !== undefined);
  return (
    <>
      <Segmented
        label={label}
        value={metric}
        onChange={(to) => onChange({ metric: to === "followers" ? undefined : to })}
        options={Object.entries<string>(metrics).map(([value, words]) => ({ value: value as M, label: words }))}
      />
      <RangeChoice value={wrong ?? named ?? lastDays(days, until)} until={until} onChange={choose} />
      {(wrong || unusable) && (
        <p role="alert" className="order-last w-full text-sm text-warn">
          {wrong ? rangeText.choose : rangeText.badAddress(days)}
        </p>
      )}
    </>
  );
}
