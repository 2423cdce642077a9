import type { ReactNode } from "react";

/** A small heading and what there is to say under it. */
export function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <h3 className="mb-1.5 text-xs font-medium text-ink-3">{title}</h3>
      <div className="text-sm">{children}</div>
    </div>
  );
}
