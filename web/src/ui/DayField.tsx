import { useId, useState } from "react";

interface Props {
  label: string;
  value: string;
  min?: string;
  max?: string;
  onChange: (day: string) => void;
}

/** Earlier years are still being typed: 2026 passes through the year 2. */
const TYPED = "1900";

/** A day in a row of filters, with its label before it. A year that is still being typed is given on only when the field is left or Enter is pressed. */
export function DayField({ label, value, min, max, onChange }: Props) {
  const id = useId();
  const [draft, setDraft] = useState<string>(); // what stands in the field from the first key on until it is left
  const give = (day: string) => day !== value && onChange(day);
  const change = (day: string) => {
    setDraft(day);
    if (day === "" || day >= TYPED) give(day);
  };
  const leave = () => {
    if (draft !== undefined) give(draft);
    setDraft(undefined);
  };
  return (
    <span className="inline-flex items-center gap-2 text-sm text-ink-3">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        value={draft ?? value}
        min={min}
        max={max}
        onChange={({ target }) => change(target.value)}
        onBlur={leave}
        onKeyDown={({ key }) => key === "Enter" && leave()}
        className="min-h-8 rounded-control border border-edge bg-surface px-2 font-medium text-ink hover:border-ink-3"
      />
    </span>
  );
}
