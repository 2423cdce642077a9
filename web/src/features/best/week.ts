import type { Cell } from "~/api/audience";
import { clock } from "~/features/audience/keys";
import { exact } from "~/format/number";
import { audienceText } from "~/text/audience";
import { language } from "~/text/language";
import { reasons } from "~/text/words";

/** The days of the week in the order in which they are shown; 0 is Sunday. */
export const weekdays = [1, 2, 3, 4, 5, 6, 0];

/** A weekday by name: 2026-11-22 was a Sunday. */
export function weekdayName(weekday: number, width: "short" | "long" = "long"): string {
  return new Intl.DateTimeFormat(language, { weekday: width, timeZone: "UTC" }).format(Date.UTC(2026, 10, 22 + weekday));
}

/** The cell of an hour, or an empty one. */
export function cellAt(cells: Cell[], weekday: number, hour: number): Cell {
  return cells.find((c) => c.weekday === weekday && c.hour === hour) ?? { weekday, hour, n: 0, value: null, reason: "too_few_posts" };
}

/** An hour in words: its figure or why there is none, and of how many posts. */
export function cellWords({ weekday, hour, n, value, reason }: Cell): string {
  const t = audienceText.best;
  if (n === 0) return t.noPost(weekdayName(weekday), clock(hour));
  return t.cell(weekdayName(weekday), clock(hour), value === null ? reasons[reason ?? "error"].word : exact(value), n);
}
