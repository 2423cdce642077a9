import type { InputHTMLAttributes } from "react";

/** A line to type in, with its label above. */
export function Field({ label, ...rest }: InputHTMLAttributes<HTMLInputElement> & { label: string }) {
  return (
    <label className="grid gap-1.5 text-sm font-medium">
      {label}
      <input className="h-10 w-full rounded-control border border-edge bg-surface px-3 text-ink hover:border-ink-3" {...rest} />
    </label>
  );
}
