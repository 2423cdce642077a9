interface Props {
  label: string;
  value: string;
  options: { value: string; label: string; disabled?: boolean }[];
  onChange: (value: string) => void;
}

/** A choice among a few, with its label before it. */
export function Select({ label, value, options, onChange }: Props) {
  return (
    <label className="inline-flex items-center gap-2 text-sm text-ink-3">
      {label}
      <select
        value={value}
        onChange={(e) => onChange(e.target.value)}
        className="min-h-8 rounded-control border border-line-2 bg-surface px-2 py-1 font-medium text-ink hover:border-ink-3"
      >
        {options.map((o) => (
          <option key={o.value} value={o.value} disabled={o.disabled}>
            {o.label}
          </option>
        ))}
      </select>
    </label>
  );
}
