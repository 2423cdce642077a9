import { type KeyboardEvent, useRef, useState } from "react";
import type { Cell } from "~/api/audience";
import { clock } from "~/features/audience/keys";
import { audienceText } from "~/text/audience";
import { cx } from "~/ui/cx";
import { cellAt, cellWords, weekdayName, weekdays } from "./week";

const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** The week as a grid. It is one stop for the Tab key; the arrow keys go from hour to hour, and the hour's words stand above. */
export function WeekGrid({ name, cells }: { name: string; cells: Cell[] }) {
  const most = Math.max(...cells.map((c) => c.value ?? 0), 1);
  const best = cells.reduce<Cell | undefined>((a, c) => (c.value !== null && c.value > (a?.value ?? -1) ? c : a), undefined);
  const [at, setAt] = useState({ row: Math.max(0, weekdays.indexOf(best?.weekday ?? 1)), hour: best?.hour ?? 0 });
  const body = useRef<HTMLTableSectionElement>(null);
  const go = (row: number, hour: number) => {
    const next = { row: Math.min(6, Math.max(0, row)), hour: Math.min(23, Math.max(0, hour)) };
    setAt(next);
    body.current?.querySelector<HTMLElement>(`[data-cell="${next.row} ${next.hour}"]`)?.focus();
  };
  const step = (event: KeyboardEvent) => {
    const { row, hour } = at;
    const to = {
      ArrowLeft: [row, hour - 1],
      ArrowRight: [row, hour + 1],
      ArrowUp: [row - 1, hour],
      ArrowDown: [row + 1, hour],
      Home: [row, 0],
      End: [row, 23],
    }[event.key];
    if (!to) return;
    event.preventDefault();
    go(to[0] ?? row, to[1] ?? hour);
  };
  return (
    <div className="min-w-0">
      <p aria-live="polite" className="mb-2 min-h-5 text-sm font-medium" data-testid="hour">
        {cellWords(cellAt(cells, weekdays[at.row] ?? 1, at.hour))}
      </p>
      <div className="relative -mx-5 overflow-x-auto px-5 py-0.5">
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the grid pattern of ARIA on a table
          role="grid"
          aria-label={audienceText.best.grid(name)}
          className="w-full min-w-[44rem] table-fixed border-separate border-spacing-px"
        >
          <thead>
            <tr className="text-2xs text-ink-3">
              <td className="w-11" />
              {hours.map((hour) => (
                <th key={hour} scope="col" className="pb-1 text-left font-normal whitespace-nowrap">
                  <span className="sr-only">{clock(hour)}</span>
                  <span aria-hidden="true">{hour % 3 === 0 ? clock(hour) : ""}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody ref={body} onKeyDown={step}>
            {weekdays.map((weekday, row) => (
              <tr key={weekday}>
                <th scope="row" className="pr-2 text-left text-xs font-normal text-ink-3">
                  {weekdayName(weekday, "short")}
                </th>
                {hours.map((hour) => {
                  const cell = cellAt(cells, weekday, hour);
                  const active = at.row === row && at.hour === hour;
                  return (
                    <td
                      key={hour}
                      data-cell={`${row} ${hour}`}
                      tabIndex={active ? 0 : -1}
                      aria-label={cellWords(cell)}
                      onFocus={() => setAt({ row, hour })}
                      onPointerEnter={() => setAt({ row, hour })}
                      style={cell.value === null ? undefined : { backgroundColor: shade(cell.value / most) }}
                      className={cx(
                        "h-7 rounded-[3px] text-center text-2xs",
                        cell.value === null ? "bg-[color-mix(in_srgb,var(--color-ink)_3%,var(--color-surface))] text-ink-3" : "text-ink",
                        active && "outline-2 -outline-offset-1 outline-ink-3",
                      )}
                    >
                      {cell.n || ""}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** How dark an hour is drawn: never so dark that its number could not be read. */
function shade(share: number): string {
  return `color-mix(in srgb, var(--mark) ${Math.round(6 + 36 * share)}%, var(--color-surface))`;
}
