import type { CauseCode, Point, Reason, Series } from "~/api/types";
import { day, days } from "~/format/date";
import { text } from "~/text";
import { reasons, reasonWord } from "~/text/words";

/** Days one after the other without a value, for the same reason and by the same cause. */
interface Silence {
  from: string;
  to: string;
  reason: Reason;
  cause: CauseCode | undefined;
}

/**
 * What is said of a series that has no value on its first days, empty where nothing need be. Readings begin with the first value only where
 * every day before it is one that was not read yet, and only of a level: a platform tells its own days backwards. Any other reason stands
 * with its days, in its own word, and with its cause where that is on record.
 */
export function beginning({ points }: Series, level: boolean): string {
  const first = points.findIndex((point) => point.value !== null);
  if (first < 1) return "";
  const told = silences(points.slice(0, first)).filter(({ reason }) => reason !== "not_yet_synced");
  if (told.length > 0) return told.map(({ from, to, reason, cause }) => `${days(from, to)}: ${reasonWord(reason, cause)}`).join("; ");
  return level ? text.charts.begins(day(points[first]?.day ?? "")) : "";
}

/** What is said of the days before, which are drawn beside others only where they have values. */
export function earlier({ points }: Series): string {
  const span = days(points[0]?.day ?? "", points.at(-1)?.day ?? "");
  if (points.some((point) => point.value !== null)) return text.charts.quiet(span);
  const why = [...new Set(silences(points).map(({ reason }) => reason))];
  if (why.every((reason) => reason === "not_yet_synced" || reason === "gap")) return text.charts.nothingBefore(span);
  return text.charts.noneBefore(span, why.map((reason) => reasons[reason].word).join(", "));
}

function silences(points: Point[]): Silence[] {
  const out: Silence[] = [];
  for (const { day, reason = "error", cause } of points) {
    const open = out.at(-1);
    if (open?.reason === reason && open.cause === cause) open.to = day;
    else out.push({ from: day, to: day, reason, cause });
  }
  return out;
}
