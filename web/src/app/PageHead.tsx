import type { ReactNode } from "react";
import { text } from "~/text";

/** A page's title, in the tab too, and what stands right under it. */
export function PageHead({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <header className="grid gap-2">
      <title>{`${title} · ${text.brand}`}</title>
      <h1 className="font-serif text-title tracking-[-0.01em]">{title}</h1>
      {children}
    </header>
  );
}
