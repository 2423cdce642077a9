import type { Point } from "~/api/types";
import { type Frame, labelledDays } from "./scale";

interface Props {
  frame: Frame;
  x: (index: number) => number;
  y: (value: number) => number;
  ticks: { value: number; label: string }[];
  points: Point[];
  /** How a day is written. */
  at: (day: string) => string;
}

/** Hairlines with their values, and a few days under them. */
export function Axes({ frame, x, y, ticks, points, at }: Props) {
  const letters = Math.max(7, at(points.at(-1)?.day ?? "").length);
  const labels = labelledDays(points.length, frame.width - frame.left - frame.right, letters);
  return (
    <g className="fill-ink-3 text-[11px]">
      {ticks.map(({ value, label }) => (
        <g key={value}>
          <line x1={frame.left} x2={frame.width - frame.right} y1={y(value)} y2={y(value)} className="stroke-line" />
          <text x={frame.left - 8} y={y(value) + 4} textAnchor="end">
            {label}
          </text>
        </g>
      ))}
      {labels.map((index, i) => (
        <text key={index} x={x(index)} y={frame.height - 6} textAnchor={index === 0 ? "start" : i === labels.length - 1 ? "end" : "middle"}>
          {at(points[index]?.day ?? "")}
        </text>
      ))}
    </g>
  );
}
