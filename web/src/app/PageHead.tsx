import type { ReactNode } from "react";
import { text } from "~/text";

interface Props {
  title: string;
  /** The way back to where this page is one of many. */
  back?: ReactNode;
  children?: ReactNode;
}

/** A page's title, in the tab too, and what stands right under it. */
export function PageHead({ title, back, children }: Props) {
  return (
    <header className="grid gap-2">
      <title>{`${title} · ${text.brand}`}</title>
      {back && <p className="-mb-1 text-sm print:hidden">{back}</p>}
      <h1 className="font-serif text-title tracking-[-0.01em]">{title}</h1>
      {children}
    </header>
  );
}
