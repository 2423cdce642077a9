import { rangeText as t } from "~/text/export";
import { DayField } from "~/ui/DayField";
import { Select } from "~/ui/Select";
import { lastDays, type Range, spans } from "./range";

interface Props {
  value: Range;
  onChange: (range: Range) => void;
  /** The instant on whose day the usual ranges end; now unless said otherwise. */
  until?: Date;
}

/** A range of days: the usual ones, or any. */
export function RangeChoice({ value, onChange, until }: Props) {
  const back = (n: number) => lastDays(n, until);
  const preset = spans.find((n) => back(n).from === value.from && back(n).to === value.to);
  const today = lastDays(1).to;
  return (
    <span className="flex flex-wrap items-center gap-x-5 gap-y-3">
      <Select
        label={t.label}
        value={preset ? String(preset) : "custom"}
        onChange={(choice) => choice !== "custom" && onChange(back(Number(choice)))}
        options={Object.entries(t.presets).map(([key, label]) => ({ value: key, label }))}
      />
      <DayField label={t.from} value={value.from} max={value.to} onChange={(from) => from && onChange({ ...value, from })} />
      <DayField label={t.to} value={value.to} min={value.from} max={today} onChange={(to) => to && onChange({ ...value, to })} />
    </span>
  );
}
