import type { Point } from "~/api/types";
import { day } from "~/format/date";
import { exact } from "~/format/number";
import { text } from "~/text";
import { reasons } from "~/words";

interface Props {
  point: Point;
  unit: string;
  x: number;
  width: number;
}

/** The exact value of the day under the pointer or the keys. */
export function Readout({ point, unit, x, width }: Props) {
  const left = Math.min(Math.max(0, x - 66), Math.max(0, width - 132));
  const missing = point.value === null ? reasons[point.reason ?? "error"] : undefined;
  return (
    <div
      aria-hidden="true"
      style={{ left }}
      className="pointer-events-none absolute -top-5 w-33 rounded-control border border-line-2 bg-surface px-2.5 py-1.5 text-xs"
    >
      <p className="flex justify-between gap-2">
        <span className="text-ink-3">{day(point.day)}</span>
        <strong className="font-semibold">{missing ? missing.word : exact(point.value ?? 0, unit)}</strong>
      </p>
      <p className="text-2xs text-ink-3">
        {missing ? missing.why : point.status === "provisional" ? text.charts.provisional : text.charts.final}
      </p>
    </div>
  );
}
