import type { KeyboardEvent } from "react";
import { useState } from "react";
import type { Series } from "~/api/types";
import { day } from "~/format/date";
import { text } from "~/text";
import { reasons } from "~/words";
import { Axes } from "./Axes";
import { Lines } from "./Lines";
import { Notes } from "./Notes";
import { Readout } from "./Readout";
import { type Frame, indexAt, xOf, yOf } from "./scale";
import { extent } from "./segments";
import { useWidth } from "./useWidth";
import { pointWords, summary } from "./words";

export const CHART_HEIGHT = 216;

interface Props {
  /** What the line is, for its label and its summary. */
  name: string;
  series: Series;
}

/** One series over days on its own scale. Pointer and arrow keys give each day's exact value and whether it is final. */
export function TrendChart({ name, series }: Props) {
  const [box, width] = useWidth();
  const [active, setActive] = useState<number | null>(null);
  const { points } = series;
  const range = extent(points);
  if (!range) return <p className="flex h-[216px] items-center justify-center text-sm text-ink-3">{nothing(points)}</p>;

  const frame: Frame = { width, height: CHART_HEIGHT, left: 46, right: 14, top: 26, bottom: 26 };
  const x = xOf(frame, points.length);
  const { y, ticks } = yOf(frame, range);
  const last = points.length - 1;
  const at = active ?? last;
  const point = points[at];

  const step = (event: KeyboardEvent) => {
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    setActive(Math.min(last, Math.max(0, to)));
  };

  return (
    <div
      ref={box}
      role="slider"
      tabIndex={0}
      aria-label={`${name}. ${text.charts.keys}`}
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={at}
      aria-valuetext={point ? `${day(point.day)}: ${pointWords(point, series.unit)}` : undefined}
      className="relative h-[216px] touch-pan-y rounded-control"
      onKeyDown={step}
      onFocus={() => setActive(at)}
      onBlur={() => setActive(null)}
      onPointerMove={(e) => setActive(indexAt(frame, points.length, e.clientX - e.currentTarget.getBoundingClientRect().left))}
      onPointerLeave={() => setActive(null)}
    >
      {width > 0 && (
        <svg aria-hidden="true" width={width} height={CHART_HEIGHT} className="block overflow-visible">
          <Axes frame={frame} x={x} y={y} ticks={ticks} points={points} />
          <Notes frame={frame} x={x} series={series} />
          <Lines points={points} x={x} y={y} />
          {active !== null && point && (
            <line x1={x(at)} x2={x(at)} y1={frame.top} y2={frame.height - frame.bottom} className="stroke-ink-3" strokeWidth={1} />
          )}
          {active !== null && point && point.value !== null && (
            <circle cx={x(at)} cy={y(point.value)} r={4} strokeWidth={2} className="fill-(--mark) stroke-surface" />
          )}
        </svg>
      )}
      {active !== null && point && <Readout point={point} unit={series.unit} x={x(at)} width={width} />}
      <p className="sr-only">{summary(name, series)}</p>
    </div>
  );
}

/** Why a series holds no value at all: the newest reason, or that reading has not begun. */
function nothing(points: Series["points"]): string {
  const reason = points.findLast((point) => point.reason && point.reason !== "not_yet_synced")?.reason;
  return reason ? reasons[reason].why : text.charts.none;
}
