import { type ReactNode, useId } from "react";
import { cx } from "./cx";

interface Props {
  title?: ReactNode;
  /** Stands at the right of the heading. */
  aside?: ReactNode;
  className?: string;
  id?: string;
  children: ReactNode;
}

/** A surface with a hairline round it and, usually, a heading. */
export function Panel({ title, aside, className, id, children }: Props) {
  const heading = useId();
  return (
    <section
      id={id}
      aria-labelledby={title ? heading : undefined}
      className={cx("min-w-0 rounded-panel border border-line bg-surface px-5 py-4", className)}
    >
      {title && (
        <header className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <h2 id={heading} className="text-lg font-semibold">
            {title}
          </h2>
          {aside && <div className="text-sm text-ink-3">{aside}</div>}
        </header>
      )}
      {children}
    </section>
  );
}
