import type { ReactNode } from "react";

interface Props {
  /** What the table is, for its region's label. */
  name: string;
  head: string[];
  /** Rows. */
  children: ReactNode;
}

/** A ledger that scrolls sideways inside its panel where there is no room. */
export function ScrollTable({ name, head, children }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields, and a section would be a second landmark of its panel's name
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <div role="group" className="relative -mx-5 overflow-x-auto px-5" tabIndex={0} aria-label={name}>
      <table className="w-full text-left text-sm">
        <thead className="text-xs text-ink-3">
          <tr>
            {head.map((word) => (
              <th key={word} scope="col" className="pr-5 pb-2 font-medium whitespace-nowrap">
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
