import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import type { Point, Series } from "~/api/types";
import { day as calendarDay } from "~/format/date";
import { text } from "~/text";
import { reasonWhy } from "~/text/words";
import { Axes } from "./Axes";
import { Lines } from "./Lines";
import { Notes } from "./Notes";
import { Readout } from "./Readout";
import { type Frame, indexAt, xOf, yOf } from "./scale";
import { extent } from "./segments";
import { useWidth } from "./useWidth";
import { pointWords, summary } from "./words";
import { ZoomButtons } from "./ZoomButtons";
import { closer, cut, dragged, isLeast, type Span, spanOf, wider } from "./zoom";

const CHART_HEIGHT = 216;

export interface TrendProps {
  /** What the line is, for its label and its summary. */
  name: string;
  series: Series;
  /** The days before, as many and in the same order: a quiet second line. */
  previous?: Series;
  /** Of how many posts each day's value is made, where it is made of posts. */
  posts?: ReadonlyMap<string, number> | undefined;
  /** How a day is written; as a calendar day unless said otherwise. */
  at?: (day: string) => string;
  /** The days that are looked at more closely. With onZoom they are kept outside; without it the chart keeps its own. */
  zoom?: Days | undefined;
  onZoom?: (days: Days | undefined) => void;
}

/** Days of a chart, both included. */
interface Days {
  from: string;
  to: string;
}

/**
 * One series over days on its own scale. Pointer and arrow keys give each day's exact value and whether it is final. Dragging over days, or
 * plus and minus, as keys or as buttons for those who do not drag, shows fewer or more of them.
 */
export function TrendChart({ name, series, previous, posts, at: dayWords = calendarDay, zoom: given, onZoom }: TrendProps) {
  const [own, setOwn] = useState<Days>(); // by days, so that other series show these days or all of theirs
  const [zoom, setZoom] = onZoom ? [given, onZoom] : [own, setOwn];
  const [looked, setLooked] = useState(""); // the day that was looked at last: what the buttons look closer at
  const box = useRef<HTMLDivElement>(null);
  const { points } = series;
  const all = points.length - 1;
  const shown = spanOf(points, zoom) ?? { from: 0, to: all };
  const zoomed = shown.to - shown.from < all;
  if (!extent(points)) return <p className="flex h-chart items-center justify-center text-sm text-ink-3">{nothing(points)}</p>;
  const step = (to: Span) => setZoom({ from: points[to.from]?.day ?? "", to: points[to.to]?.day ?? "" });
  const around = points.findIndex((point) => point.day === looked);
  const inside = around >= shown.from && around <= shown.to;
  return (
    <div ref={box}>
      <Plot
        name={name}
        series={zoomed ? cut(series, shown) : series}
        previous={previous && (zoomed ? cut(previous, shown) : previous)}
        posts={posts}
        at={dayWords}
        zoomed={zoomed}
        onLook={setLooked}
        onDrag={(span) => step({ from: shown.from + span.from, to: shown.from + span.to })}
        onKey={(key, at) => {
          if (key === "+") step(closer(shown, shown.from + at));
          else if (key === "-") step(wider(shown, all));
          else setZoom(undefined);
        }}
      />
      <ZoomButtons
        closer={isLeast(shown) ? undefined : () => step(closer(shown, inside ? around : shown.to))}
        wider={zoomed ? () => step(wider(shown, all)) : undefined}
        whole={() => {
          setZoom(undefined);
          box.current?.querySelector<HTMLElement>("[role=slider]")?.focus(); // this button goes
        }}
      />
    </div>
  );
}

interface PlotProps extends Required<Pick<TrendProps, "name" | "series" | "at">> {
  previous: Series | undefined;
  posts: TrendProps["posts"];
  /** Whether these are not all the days there are. */
  zoomed: boolean;
  onLook: (day: string) => void;
  onDrag: (span: Span) => void;
  onKey: (key: "+" | "-" | "Escape", at: number) => void;
}

function Plot({ name, series, previous, posts, at: dayWords, zoomed, onLook, onDrag, onKey }: PlotProps) {
  const [box, width] = useWidth();
  const [looked, setLooked] = useState<string | null>(null); // the day under the pointer or the keys; it stays so when more days are shown
  const [from, setFrom] = useState<number | null>(null); // where a drag began
  const { points } = series;
  const frame: Frame = { width, height: CHART_HEIGHT, left: 46, right: 14, top: 26, bottom: 26 };
  const x = xOf(frame, points.length);
  const { y, ticks } = yOf(frame, extent([...points, ...(previous?.points ?? [])]) ?? [0, 1], series.unit);
  const last = points.length - 1;
  const found = looked === null ? -1 : points.findIndex((p) => p.day === looked);
  const active = looked === null ? null : found < 0 ? last : found;
  const at = active ?? last;
  const setActive = (index: number | null) => {
    const day = index === null ? undefined : points[index]?.day;
    setLooked(day ?? null);
    if (day) onLook(day);
  };
  const point = points[at];
  const before = previous?.points[at];
  const count = point && posts?.get(point.day);
  const of = count === undefined ? undefined : text.charts.posts(count);
  const says = (one: Point) => `${dayWords(one.day)}: ${pointWords(one, series.unit)}`;

  const press = (event: KeyboardEvent) => {
    const key = { "+": "+", "=": "+", "-": "-", Escape: "Escape" }[event.key] as "+" | "-" | "Escape" | undefined;
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last }[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey || (key === undefined && to === undefined)) return;
    event.preventDefault();
    if (key === "Escape" && !zoomed) setActive(null);
    else if (key) onKey(key, at);
    else setActive(Math.min(last, Math.max(0, to ?? at)));
  };
  const under = (event: PointerEvent) => indexAt(frame, points.length, event.clientX - event.currentTarget.getBoundingClientRect().left);
  const grip = (event: PointerEvent) => {
    if (event.pointerType === "touch" || event.button !== 0) return; // a finger scrolls the page, and other buttons have acts of their own
    event.currentTarget.setPointerCapture?.(event.pointerId);
    setFrom(under(event));
  };
  const release = (event: PointerEvent) => {
    const span = from === null ? undefined : dragged(from, under(event));
    setFrom(null);
    if (span) onDrag(span);
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
      aria-valuetext={point && says(point) + (of ? `, ${of}` : "") + (before ? `. ${text.charts.before}: ${says(before)}` : "")}
      className="relative h-[216px] touch-pan-y rounded-control select-none print:h-auto"
      onKeyDown={press}
      onFocus={() => setActive(at)}
      onBlur={() => setActive(null)}
      onPointerDown={grip}
      onPointerMove={(e) => setActive(under(e))}
      onPointerUp={release}
      onPointerCancel={() => setFrom(null)}
      onPointerLeave={() => {
        setActive(null);
        setFrom(null);
      }}
    >
      {width > 0 && (
        <svg
          aria-hidden="true"
          viewBox={`0 0 ${width} ${CHART_HEIGHT}`}
          width={width}
          height={CHART_HEIGHT}
          className="block overflow-visible print:h-auto print:w-full"
        >
          <Axes frame={frame} x={x} y={y} ticks={ticks} points={points} at={dayWords} />
          <Notes frame={frame} x={x} series={series} />
          {previous && <Lines points={previous.points} x={x} y={y} quiet />}
          <Lines points={points} x={x} y={y} />
          {from !== null && active !== null && from !== active && (
            <rect
              x={Math.min(x(from), x(active))}
              width={Math.abs(x(active) - x(from))}
              y={frame.top}
              height={frame.height - frame.top - frame.bottom}
              className="fill-ink opacity-10"
            />
          )}
          {active !== null && point && (
            <line x1={x(at)} x2={x(at)} y1={frame.top} y2={frame.height - frame.bottom} className="stroke-ink-3" strokeWidth={1} />
          )}
          {active !== null && point && point.value !== null && (
            <circle cx={x(at)} cy={y(point.value)} r={4} strokeWidth={2} className="fill-(--mark) stroke-surface" />
          )}
        </svg>
      )}
      {active !== null && point && (
        <Readout point={point} of={of} before={before} unit={series.unit} x={x(at)} width={width} at={dayWords} />
      )}
      <p className="sr-only">
        {summary(name, series)}
        {previous && ` ${text.charts.before}: ${summary(name, previous)}`}
      </p>
    </div>
  );
}

/** Why a series holds no value at all: the newest reason with its cause, or that reading has not begun. */
function nothing(points: Series["points"]): string {
  const newest = points.findLast((point) => point.reason && point.reason !== "not_yet_synced");
  return newest ? reasonWhy(newest.reason, newest.cause) : text.charts.none;
}
