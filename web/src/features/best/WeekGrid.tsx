import { type KeyboardEvent, useId, useRef, useState } from "react";
import type { Cell } from "~/api/audience";
import { clock } from "~/features/audience/keys";
import { audienceText } from "~/text/audience";
import { Button } from "~/ui/Button";
import { cx } from "~/ui/cx";
import { cellAt, cellWords, weekdayName, weekdays } from "./week";

const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** How many hours stand beside each other on a phone: there the afternoons stand below the mornings, instead of out of sight. */
const half = 12;

/** Where a cell stands on a phone, whose columns are the weekday's name and half a day. The row of heads of the second half follows the first's week. */
const place = (row: number, hour: number) => ({ gridRow: row + 2 + (hour < half ? 0 : 9), gridColumn: 2 + (hour % half) });

/** How many hours stand on a phone before the week is asked for. */
const few = 3;

/** The week as a grid, on a phone folded behind its best hours. It is one stop for the Tab key; the arrow keys go from hour to hour, and the hour's words stand above. */
export function WeekGrid({ name, cells }: { name: string; cells: Cell[] }) {
  const most = Math.max(...cells.map((c) => c.value ?? 0), 1);
  const [best, ...next] = cells.filter((c) => c.value !== null).sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  const [whole, setWhole] = useState(false);
  const week = useId();
  const [chosen, setChosen] = useState<{ row: number; hour: number }>();
  const at = chosen ?? { row: Math.max(0, weekdays.indexOf(best?.weekday ?? 1)), hour: best?.hour ?? 0 };
  const body = useRef<HTMLTableSectionElement>(null);
  const go = (row: number, hour: number) => {
    const next = { row: Math.min(6, Math.max(0, row)), hour: Math.min(23, Math.max(0, hour)) };
    setChosen(next);
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
  const fold = () => {
    setWhole(!whole);
    setChosen(undefined); // the best hour stands at the head of the best hours
  };
  return (
    <div className="min-w-0">
      <p aria-live="polite" className="mb-2 min-h-5 text-sm font-medium" data-testid="hour">
        {cellWords(cellAt(cells, weekdays[at.row] ?? 1, at.hour))}
      </p>
      {!whole && (
        <ol className="grid min-h-[calc(2lh+0.25rem)] content-start gap-1 text-sm text-ink-2 sm:hidden">
          {next.slice(0, few - 1).map((c) => (
            <li key={`${c.weekday} ${c.hour}`}>{cellWords(c)}</li>
          ))}
        </ol>
      )}
      <Button look="quiet" className="sm:hidden" aria-expanded={whole} aria-controls={week} onClick={fold}>
        {whole ? audienceText.best.fold : audienceText.best.whole}
      </Button>
      <div id={week} className={cx("relative sm:-mx-5 sm:overflow-x-auto sm:px-5 sm:py-0.5", !whole && "max-sm:hidden")}>
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the grid pattern of ARIA on a table
          role="grid"
          aria-label={audienceText.best.grid(name)}
          className="w-full table-fixed border-separate border-spacing-px max-sm:grid max-sm:grid-cols-[2.3rem_repeat(12,minmax(0,1fr))] max-sm:gap-px sm:min-w-[44rem]"
        >
          <thead className="max-sm:contents">
            <tr className="text-2xs text-ink-3 max-sm:contents">
              <td className="w-11 max-sm:hidden" />
              {hours.map((hour) => (
                <th
                  key={hour}
                  scope="col"
                  style={place(-1, hour)}
                  className={cx("pb-1 text-left font-normal whitespace-nowrap", hour >= half && "max-sm:pt-3")}
                >
                  <span className="sr-only">{clock(hour)}</span>
                  <span aria-hidden="true">{hour % 3 === 0 ? clock(hour) : ""}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody ref={body} onKeyDown={step} className="max-sm:contents">
            {weekdays.map((weekday, row) => (
              <tr key={weekday} className="max-sm:contents">
                <th
                  scope="row"
                  style={{ gridRow: place(row, 0).gridRow, gridColumn: 1 }}
                  className="pr-2 text-left text-xs font-normal text-ink-3 max-sm:self-center"
                >
                  {weekdayName(weekday, "short")}
                </th>
                <td
                  aria-hidden="true"
                  style={{ gridRow: place(row, half).gridRow, gridColumn: 1 }}
                  className="self-center text-xs text-ink-3 sm:hidden"
                >
                  {weekdayName(weekday, "short")}
                </td>
                {hours.map((hour) => {
                  const cell = cellAt(cells, weekday, hour);
                  const active = at.row === row && at.hour === hour;
                  return (
                    <td
                      key={hour}
                      data-cell={`${row} ${hour}`}
                      tabIndex={active ? 0 : -1}
                      aria-label={cellWords(cell)}
                      onFocus={() => setChosen({ row, hour })}
                      onPointerEnter={() => setChosen({ row, hour })}
                      style={{ ...place(row, hour), ...(cell.value === null ? {} : { backgroundColor: shade(cell.value / most) }) }}
                      className={cx(
                        "h-7 rounded-[3px] text-center text-2xs max-sm:grid max-sm:place-items-center",
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
