import { useId } from "react";

interface Props {
  label: string;
  value: string;
  options: { value: string; label: string; disabled?: boolean }[];
  onChange: (value: string) => void;
}

/** A choice among a few, with its label before it. */
export function Select({ label, value, options, onChange }: Props) {
  const id = useId();
  return (
    <span className="inline-flex min-w-0 items-center gap-2 text-sm text-ink-3">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={(e) => onChange(e.target.value)}
        className="min-h-8 min-w-0 rounded-control border border-edge bg-surface px-2 py-1 font-medium text-ink hover:border-ink-3"
      >
        {options.map((o) => (
          <option key={o.value} value={o.value} disabled={o.disabled}>
            {o.label}
          </option>
        ))}
      </select>
    </span>
  );
}

/** Options of a filter: anything, or one of some words by their codes. */
export function choices(any: string, words: Record<string, string>): { value: string; label: string }[] {
  return [{ value: "", label: any }, ...Object.entries(words).map(([value, label]) => ({ value, label }))];
}
