import { addDays, dayIn, isDay } from "~/format/date";

/** Days from one to another, both included, YYYY-MM-DD. */
export interface Range {
  from: string;
  to: string;
}

/** How many days back one usually looks, and how many unless something else is chosen. */
export const spans = [7, 28, 90, 365];
export const usual = 28;

/** A metric over so many days back, or over a range, as it stands in an address. What is left out is the default: followers, over the usual days. */
export interface OverDays<M extends string> {
  metric?: M | undefined;
  days?: number | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/** Takes from an address what it understands of a metric, which must be one of those that can be, and of days, and drops the rest. */
export function readOverDays<M extends string>(raw: Record<string, unknown>, isMetric: (id: string) => id is M): OverDays<M> {
  const { metric, days } = raw;
  const search: OverDays<M> = readRange(raw);
  if (typeof metric === "string" && isMetric(metric) && metric !== "followers") search.metric = metric;
  if (spans.includes(Number(days)) && Number(days) !== usual) search.days = Number(days);
  return search;
}

const DAY = 24 * 3_600_000;
const MOST = 730;

/** How many days a range has, both ends included. */
export const length = ({ from, to }: Range): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY) + 1;

/** The n days that end today, in the viewer's zone. */
export function lastDays(n: number, now = new Date()): Range {
  const to = dayIn(now);
  return { from: addDays(to, 1 - n), to };
}

/** An instant of a day, by the viewer. */
export const instantOf = (day: string): Date => new Date(`${day}T12:00:00`);

/** An instant of the day before, by the viewer: reports and comparisons go over days that are over. */
export const yesterday = (now = new Date()): Date => new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1, 12);

/** Whether a range can be asked for: in order, not in the future, at most two years. */
export function isRange({ from, to }: Range, now = new Date()): boolean {
  return isDay(from) && isDay(to) && from <= to && to <= dayIn(now) && length({ from, to }) <= MOST;
}

/** Takes a range from an address as it stands there: also one that cannot be asked for, of which the page says so. */
export function readRange({ from, to }: Record<string, unknown>): Partial<Range> {
  return from === undefined && to === undefined ? {} : { from: String(from ?? ""), to: String(to ?? "") };
}

/** The range that an address names, if it can be asked for. */
export function namedRange({ from = "", to = "" }: Partial<OverDays<string>>): Range | undefined {
  return isRange({ from, to }) ? { from, to } : undefined;
}

/** The range of equal length that ends on the day before. */
export function rangeBefore(range: Range): Range {
  return { from: addDays(range.from, -length(range)), to: addDays(range.from, -1) };
}
