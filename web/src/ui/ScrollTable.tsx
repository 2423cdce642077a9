import type { ReactNode } from "react";
import { cx } from "./cx";

interface Props {
  /** What the table is, for its region's label. */
  name: string;
  head: string[];
  /** Heads of columns that a phone has no room for; their cells carry `wideOnly`. */
  spare?: string[];
  /** Rows. */
  children: ReactNode;
}

/** What is left out on a phone. */
export const wideOnly = "max-sm:hidden";

/** A ledger that scrolls sideways inside its panel where there is no room. */
export function ScrollTable({ name, head, spare = [], children }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields, and a section would be a second landmark of its panel's name
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <div role="group" className="relative -mx-5 overflow-x-auto px-5" tabIndex={0} aria-label={name}>
      <table className="w-full text-left text-sm">
        <thead className="text-xs text-ink-3">
          <tr>
            {head.map((word) => (
              <th
                key={word}
                scope="col"
                className={cx("pr-5 pb-2 align-bottom font-medium sm:whitespace-nowrap", spare.includes(word) && wideOnly)}
              >
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
