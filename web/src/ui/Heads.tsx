import type { ReactNode } from "react";
import { cx } from "./cx";
import { Dot } from "./Dot";

/** The few figures at the head of a page that say whether somebody has to look further. */
export function Heads({ children }: { children: ReactNode }) {
  return <dl className="grid overflow-hidden rounded-panel border border-line bg-surface sm:auto-cols-fr sm:grid-flow-col">{children}</dl>;
}

interface Props {
  name: string;
  good: boolean;
  note: string;
  children: string;
}

/** One of them, with what it says in words. */
export function HeadFigure({ name, good, note, children }: Props) {
  return (
    <div className="flex flex-col gap-2 border-line px-5 py-4 max-sm:border-t max-sm:first:border-0 sm:border-l sm:first:border-0">
      <dt className="text-sm font-medium">{name}</dt>
      <dd className={cx("font-serif text-figure tracking-[-0.01em] max-lg:text-[2.4rem]", !good && "text-warn")}>{children}</dd>
      <dd className={cx("flex items-center gap-2 text-xs", good ? "text-ink-3" : "text-warn")}>
        <Dot tone={good ? "good" : "warn"} />
        {note}
      </dd>
    </div>
  );
}
