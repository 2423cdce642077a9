import { useId } from "react";
import { cx } from "./cx";

interface Props {
  label: string;
  value: string;
  options: { value: string; label: string; disabled?: boolean }[];
  onChange: (value: string) => void;
  /** The label is for screen readers, and the width is fixed: options that come later move nothing. */
  bare?: boolean;
  /** A width of its own, where what there is to choose changes. */
  className?: string;
}

/** A choice among a few, with its label before it. */
export function Select({ label, value, options, onChange, bare, className }: Props) {
  const id = useId();
  return (
    <span className="inline-flex min-w-0 items-center gap-2 text-sm text-ink-3">
      <label htmlFor={id} className={bare ? "sr-only" : ""}>
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={(e) => onChange(e.target.value)}
        className={cx(
          "min-h-8 min-w-0 rounded-control border border-edge bg-surface px-2 py-1 font-medium text-ink hover:border-ink-3",
          bare && "w-72",
          className,
        )}
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
