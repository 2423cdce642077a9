import type { Series } from "~/api/types";
import { day } from "~/format/date";
import { text } from "~/text";
import { reasons } from "~/text/words";
import type { Frame } from "./scale";
import { type Hole, holes } from "./segments";
import { spanWords } from "./words";

type Break = Series["breaks"][number];

interface Props {
  frame: Frame;
  x: (index: number) => number;
  series: Series;
}

/** Pixels that a label takes: a band closer to the one before goes without; the readout and the table name it. */
const ROOM = 84;

/** What is written into a chart: the days without a reading, and the days on which a metric changed its meaning: what changed stands below, where there is room. */
export function Notes({ frame, x, series }: Props) {
  const { points, breaks } = series;
  const half = (x(1) - x(0)) / 2;
  const floor = frame.height - frame.bottom;
  const label = (hole: Hole) =>
    hole.reason === "gap"
      ? text.charts.gap(spanWords(points, hole.from, hole.to))
      : `${reasons[hole.reason ?? "error"].word} ${spanWords(points, hole.from, hole.to)}`;

  const from = (hole: Hole) => Math.max(frame.left, x(hole.from) - half);
  const to = (hole: Hole) => Math.min(frame.width - frame.right, x(hole.to) + half);
  const middle = (hole: Hole) => (x(hole.from) + x(hole.to)) / 2;
  const spans = holes(points);

  return (
    <g className="text-[11px]">
      {spans.map((hole, i) => {
        const before = spans[i - 1];
        return (
          <g key={hole.from}>
            <rect x={from(hole)} width={to(hole) - from(hole)} y={frame.top} height={floor - frame.top} className="fill-warn-ground" />
            {(!before || middle(hole) - middle(before) > ROOM) && (
              <text {...anchor(frame, middle(hole), "middle")} y={frame.top - 8} className="fill-warn">
                {label(hole)}
              </text>
            )}
          </g>
        );
      })}
      {breaks.map((mark, i) => {
        const of = (one: Break) => x(points.findIndex((point) => point.day === one.day));
        const at = of(mark);
        const before = breaks[i - 1];
        return (
          <g key={`${mark.day} ${mark.text}`}>
            <line x1={at} x2={at} y1={frame.top} y2={floor} strokeDasharray="1.5 2.5" className="stroke-ink-3" />
            {(!before || at - of(before) > ROOM) && (
              <text {...anchor(frame, at + 5, "start")} y={frame.top + 10} className="fill-ink-2">
                {day(mark.day)}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}

/** Keeps a label inside the frame: near the right edge it ends there instead. */
function anchor(frame: Frame, x: number, textAnchor: "start" | "middle") {
  const edge = frame.width - frame.right;
  return x > edge - 50 ? { x: Math.min(x, edge), textAnchor: "end" as const } : { x, textAnchor };
}
