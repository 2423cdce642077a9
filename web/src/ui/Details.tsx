import type { ReactNode } from "react";

interface Props {
  /** What is folded away, in a few words. */
  says: ReactNode;
  children: ReactNode;
}

/** What is secondary: folded away until it is asked for, and not on paper. */
export function Details({ says, children }: Props) {
  return (
    <details className="group print:hidden">
      <summary className="flex min-h-8 w-fit cursor-pointer list-none items-baseline gap-2 text-sm text-ink-2 hover:text-ink [&::-webkit-details-marker]:hidden">
        <span aria-hidden="true" className="text-ink-3 transition-transform group-open:rotate-90">
          ›
        </span>
        <span className="underline decoration-line-2 underline-offset-4">{says}</span>
      </summary>
      <div className="mt-4">{children}</div>
    </details>
  );
}
