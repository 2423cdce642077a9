import { useState } from "react";
import { rangeText } from "~/text/range";
import { Segmented } from "~/ui/Segmented";
import { Select } from "~/ui/Select";
import { RangeChoice } from "./RangeChoice";
import { isRange, lastDays, namedRange, type OverDays, type Range, usual } from "./range";

interface Props<M extends string> {
  label: string;
  /** What there is to choose, with its words. */
  metrics: Partial<Record<M, string>>;
  /** What else there is, for a second choice beside the first; left out where there is no more. */
  more?: { label: string; options: { value: M; label: string }[] };
  value: OverDays<M>;
  onChange: (part: OverDays<M>) => void;
  /** The instant on whose day the usual ranges end; now unless said otherwise. */
  until?: Date;
}

/**
 * A metric, and how many days back or which days. What is the default is left out of what is chosen, and so of the address; days back stay
 * days back, so that the same address shows newer days tomorrow.
 */
export function MetricOverDays<M extends string>({ label, metrics, more, value, onChange, until }: Props<M>) {
  const { metric = "followers" as M, days = usual } = value;
  const [wrong, setWrong] = useState<Range>(); // days that were chosen and cannot be asked for; what is shown stays as it is
  const named = namedRange(value);
  const choose = (range: Range, back?: number) => {
    setWrong(isRange(range) ? undefined : range);
    if (back) onChange({ days: back === usual ? undefined : back, from: undefined, to: undefined });
    else if (isRange(range)) onChange({ days: undefined, ...range });
  };
  const show = (to: M) => onChange({ metric: to === "followers" ? undefined : to });
  const unusable = !named && (value.from !== undefined || value.to !== undefined);
  return (
    <>
      <Segmented
        label={label}
        value={metric}
        onChange={show}
        options={Object.entries(metrics).map(([value, words]) => ({ value: value as M, label: String(words) }))}
      />
      {more && (
        <Select
          label={more.label}
          bare
          value={metric in metrics ? "" : metric}
          onChange={(to) => to && show(to as M)}
          options={[{ value: "", label: rangeText.more }, ...more.options]}
        />
      )}
      <RangeChoice value={wrong ?? named ?? lastDays(days, until)} until={until} onChange={choose} />
      {(wrong || unusable) && (
        <p role="alert" className="order-last w-full text-sm text-warn">
          {wrong ? rangeText.choose : rangeText.badAddress(days)}
        </p>
      )}
    </>
  );
}
