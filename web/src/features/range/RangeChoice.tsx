import { useRef } from "react";
import { rangeText as t } from "~/text/range";
import { DayField } from "~/ui/DayField";
import { Select } from "~/ui/Select";
import { lastDays, type Range, spans } from "./range";

interface Props {
  value: Range;
  /** Gives the range, and how many days back it goes if it is one of the usual ones. */
  onChange: (range: Range, days?: number) => void;
  /** The instant on whose day the usual ranges end; now unless said otherwise. */
  until?: Date | undefined;
}

/** A range of days: the usual ones, or any. */
export function RangeChoice({ value, onChange, until }: Props) {
  const box = useRef<HTMLSpanElement>(null);
  const back = (n: number) => lastDays(n, until);
  const preset = spans.find((n) => back(n).from === value.from && back(n).to === value.to);
  const today = lastDays(1).to;
  const choose = (choice: string) => {
    if (choice === "custom")
      box.current?.querySelector("input")?.focus(); // other days are chosen there
    else onChange(back(Number(choice)), Number(choice));
  };
  return (
    <span ref={box} className="flex flex-wrap items-center gap-x-5 gap-y-3">
      <Select
        label={t.label}
        value={preset ? String(preset) : "custom"}
        onChange={choose}
        options={Object.entries(t.presets).map(([key, label]) => ({ value: key, label }))}
      />
      <DayField label={t.from} value={value.from} max={value.to} onChange={(from) => from && onChange({ ...value, from })} />
      <DayField label={t.to} value={value.to} min={value.from} max={today} onChange={(to) => to && onChange({ ...value, to })} />
    </span>
  );
}
