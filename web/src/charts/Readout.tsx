import type { Point } from "~/api/types";
import { exact } from "~/format/number";
import { flags, reasons, reasonWhy } from "~/text/words";
import { standing } from "./words";

interface Props {
  point: Point;
  /** Of what its value is made, in words. */
  of: string | undefined;
  /** The same day of the period before. */
  before: Point | undefined;
  unit: string;
  x: number;
  width: number;
  /** How a day is written. */
  at: (day: string) => string;
}

/** The exact value of the day under the pointer or the keys. */
export function Readout({ point, of, before, unit, x, width, at }: Props) {
  const left = Math.min(Math.max(0, x - 66), Math.max(0, width - 132));
  const missing = point.value === null;
  return (
    <div
      aria-hidden="true"
      style={{ left }}
      className="pointer-events-none absolute -top-5 w-33 rounded-control border border-line-2 bg-surface px-2.5 py-1.5 text-xs"
    >
      <p className="flex justify-between gap-2">
        <span className="text-ink-3">{at(point.day)}</span>
        <strong className="font-semibold">{missing ? reasons[point.reason ?? "error"].word : exact(point.value ?? 0, unit)}</strong>
      </p>
      <p className="text-2xs text-ink-3">{missing ? reasonWhy(point.reason, point.cause) : standing(point)}</p>
      {point.flag && <p className="text-2xs text-ink-3">{flags[point.flag].why}</p>}
      {of && <p className="text-2xs text-ink-3">{of}</p>}
      {before && (
        <p className="mt-0.5 flex justify-between gap-2 border-t border-line pt-0.5 text-2xs text-ink-3">
          <span>{at(before.day)}</span>
          <span>{before.value === null ? reasons[before.reason ?? "error"].word : exact(before.value, unit)}</span>
        </p>
      )}
    </div>
  );
}
