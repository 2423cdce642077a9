import { useId } from "react";

interface Props {
  label: string;
  value: string;
  min?: string;
  max?: string;
  onChange: (day: string) => void;
}

/** A day in a row of filters, with its label before it. */
export function DayField({ label, value, min, max, onChange }: Props) {
  const id = useId();
  return (
    <span className="inline-flex items-center gap-2 text-sm text-ink-3">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        value={value}
        min={min}
        max={max}
        onChange={(event) => onChange(event.target.value)}
        className="min-h-8 rounded-control border border-line-2 bg-surface px-2 font-medium text-ink hover:border-ink-3"
      />
    </span>
  );
}
