import type { ReactNode } from "react";

/** The head of a part of the panel, with what is chosen for it. */
export function PartHead({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-b border-line pb-1.5">
      <h3 className="font-serif text-lg">{title}</h3>
      {children}
    </div>
  );
}
