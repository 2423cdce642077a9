import type { ReactNode } from "react";
import { cx } from "./cx";

interface Props {
  title: string;
  /** A louder rule, for what waits for the reader. */
  urgent?: boolean;
  children?: ReactNode;
}

/** A note in the margin: a rule at its left, a bold line, then the rest. */
export function Ruled({ title, urgent, children }: Props) {
  return (
    <div className={cx("border-l-[3px] py-0.5 pl-3.5", urgent ? "border-warn" : "border-line-2")}>
      <p className="font-semibold">{title}</p>
      {children}
    </div>
  );
}
