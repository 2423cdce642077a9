import { momentText, unitText } from "~/text/units";
import { ownLocale } from "./locale";

/** Instants and days in the viewer's own way of writing. An instant is cut into days by the zone it is shown in. */

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The viewer's zone. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A day (YYYY-MM-DD, no zone of its own): 14 Nov, with the year where it is not this one. */
export function day(iso: string, locale = ownLocale(), now = new Date()): string {
  return shortDays(locale, now, iso).format(new Date(`${iso}T00:00:00Z`));
}

/** The short writing of days, with the year where any of them is not of this one. */
function shortDays(locale: string | undefined, now: Date, ...all: string[]): Intl.DateTimeFormat {
  const year = all.every((iso) => iso.slice(0, 4) === dayIn(now).slice(0, 4)) ? undefined : "numeric";
  return new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year, timeZone: "UTC" });
}

/** Two days as a span, short where they share a month: 18–19 Nov; with the year where either is not of this one. */
export function days(from: string, to: string, locale = ownLocale(), now = new Date()): string {
  const format = shortDays(locale, now, from, to);
  return format.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)).replace(/\s*–\s*/, "–");
}

/** The calendar day of an instant in a zone, YYYY-MM-DD. */
export function dayIn(at: Date, zone?: string): string {
  return new Intl.DateTimeFormat("en-CA", { year: "numeric", month: "2-digit", day: "2-digit", timeZone: zone }).format(at);
}

/** The day so many days after another. */
export function addDays(day: string, n: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + n * DAY).toISOString().slice(0, 10);
}

/** Whether a text is a day of the calendar, YYYY-MM-DD. Browsers read 30 February as 2 March; there is no such day. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && addDays(text, 0) === text;
}

/** The instant at which a day begins for the viewer. A day may have 23 or 25 hours: it ends where the next begins. */
export const startOf = (day: string): Date => new Date(`${day}T00:00:00`);

/** An instant as a reader says it: "06:12 today", "06:12 yesterday", "14 Nov, 06:12". */
export function moment(iso: string, now: Date, zone?: string, locale = ownLocale()): string {
  const at = new Date(iso);
  const time = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", timeZone: zone }).format(at);
  const apart = Math.round((Date.parse(dayIn(at, zone)) - Date.parse(dayIn(now, zone))) / DAY);
  return momentText.near[apart]?.(time) ?? momentText.on(calendarDay(at, now, zone, locale), time);
}

/** An instant's day: 14 Nov, with the year where it is not this one. */
export function date(iso: string, now: Date, zone?: string, locale = ownLocale()): string {
  return calendarDay(new Date(iso), now, zone, locale);
}

function calendarDay(at: Date, now: Date, zone?: string, locale = ownLocale()): string {
  const year = dayIn(at, zone).slice(0, 4) === dayIn(now, zone).slice(0, 4) ? undefined : "numeric";
  return new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year, timeZone: zone }).format(at);
}

/** A length of time in its two largest units: 3 h 12 min, 2 d 4 h, 40 s. */
export function span(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return inUnits([seconds, "seconds"]);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return inUnits([minutes, "minutes"]);
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return inUnits([hours, "hours"], [minutes % 60, "minutes"]);
  return inUnits([Math.floor(hours / 24), "days"], [hours % 24, "hours"]);
}

/** Amounts with their units, the largest first; a smaller one of 0 is left out. */
export function inUnits(...amounts: [amount: number | string, unit: keyof typeof unitText][]): string {
  const said = amounts.filter(([amount], at) => at === 0 || amount !== 0);
  return said.map(([amount, unit]) => `${amount} ${unitText[unit]}`).join(" ");
}

/** Whether an instant lies more than a day back. */
export function olderThanADay(iso: string, now: Date): boolean {
  return now.getTime() - Date.parse(iso) > DAY;
}

/** A span of days in full: 26 October – 22 November 2026. */
export function longDays(from: string, to: string, locale = ownLocale()): string {
  const format = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  return format.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`));
}

/** An instant in full, for what is kept and read again later: 22 November 2026, 12:00 CET. */
export function longMoment(iso: string, zone?: string, locale = ownLocale()): string {
  const at = new Date(iso);
  const date = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric", timeZone: zone }).format(at);
  const time = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", timeZone: zone, timeZoneName: "short" }).format(at);
  return `${date}, ${time}`;
}
