import { useId, useState } from "react";

interface Props {
  label: string;
  placeholder: string;
  value: string;
  onChange: (typed: string) => void;
}

/** A few words to find something by, in a row of filters, with the label before them. While one types, the field is ahead of its value. */
export function FindField({ label, placeholder, value, onChange }: Props) {
  const id = useId();
  const [draft, setDraft] = useState<string>(); // what stands in the field from the first key on until it is left
  const type = (typed: string) => {
    setDraft(typed);
    onChange(typed);
  };
  return (
    <span className="inline-flex min-w-0 items-center gap-2 text-sm text-ink-3">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="search"
        value={draft ?? value}
        placeholder={placeholder}
        onChange={({ target }) => type(target.value)}
        onBlur={() => setDraft(undefined)}
        className="min-h-8 w-44 min-w-0 rounded-control border border-edge bg-surface px-2 font-medium text-ink placeholder:font-normal placeholder:text-ink-3 hover:border-ink-3"
      />
    </span>
  );
}
