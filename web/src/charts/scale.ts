import { scaleLinear } from "d3-scale";
import { largest, tickLabels } from "~/format/number";

/** The inside of a chart, in pixels. */
export interface Frame {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Where the day at an index stands, among n days. */
export function xOf(frame: Frame, n: number): (index: number) => number {
  const inner = frame.width - frame.left - frame.right;
  return (index) => frame.left + (n > 1 ? (inner * index) / (n - 1) : inner / 2);
}

/** The height of a value, and a few round ticks with labels. The scale is the chart's own and need not begin at 0. */
export function yOf(frame: Frame, [low, high]: [number, number], unit = "count") {
  const pad = low === high ? Math.max(1, Math.round(Math.abs(low) * 0.01)) : 0;
  const floor = low >= 0 ? Math.max(0, low - pad) : low - pad; // a count has no room below 0
  const whole = Number.isInteger(low) && Number.isInteger(high); // counts have no halves
  const by = largest(unit === "seconds" ? high + pad : 0);
  const { per } = by; // durations are cut at whole minutes, hours or days
  const scale = scaleLinear([floor / per, (high + pad) / per], [frame.height - frame.bottom, frame.top]).nice(3);
  const ticks = scale
    .ticks(3)
    .map((tick) => (per === 1 ? tick : Math.round(tick * per)))
    .filter((tick) => !whole || Number.isInteger(tick));
  const labels = tickLabels(ticks, unit, undefined, by);
  return { y: (value: number) => scale(value / per), ticks: ticks.map((value, i) => ({ value, label: labels[i] ?? "" })) };
}

/** Which days get a label under the axis: the last, and from there back in equal steps that leave room for words of so many letters. */
export function labelledDays(n: number, width: number, letters = 7): number[] {
  const most = Math.max(2, Math.min(8, Math.floor(width / (6 * letters + 24))));
  const step = Math.max(1, Math.ceil(n / most));
  const days: number[] = [];
  for (let index = n - 1; index >= 0; index -= step) days.unshift(index);
  return days;
}

/** The index of the day nearest to a place on the x axis. */
export function indexAt(frame: Frame, n: number, x: number): number {
  const inner = frame.width - frame.left - frame.right;
  return Math.min(n - 1, Math.max(0, Math.round(((x - frame.left) / inner) * (n - 1))));
}
