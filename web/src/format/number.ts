import { unitText } from "~/text/units";
import { inUnits, span } from "./date";
import { ownLocale } from "./locale";

/** Numbers in the viewer's own way of writing; pass a locale only in tests. */

/** An exact value in its unit: 84,219 · 4.83% · 20 d 6 h. */
export function exact(value: number, unit: string = "count", locale = ownLocale()): string {
  if (unit === "percent") return new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 }).format(value / 100);
  if (unit === "seconds") return duration(value, locale);
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value);
}

/** A change with its sign: +1,306 · −120 · 0 · −1.09%. The minus is a real one. */
export function signed(value: number, unit: string = "count", locale = ownLocale()): string {
  const digits = exact(Math.abs(value), unit, locale);
  return value > 0 ? `+${digits}` : value < 0 ? `−${digits}` : digits;
}

/** Seconds as people say them: 7.4 s · 27 s · 1 min 35 s · 20 d 6 h. */
export function duration(seconds: number, locale = ownLocale()): string {
  if (seconds >= 3600) return span(seconds * 1000);
  const whole = Math.round(seconds);
  if (whole >= 60) return inUnits([Math.floor(whole / 60), "minutes"], [whole % 60, "seconds"]);
  return inUnits([new Intl.NumberFormat(locale, { maximumFractionDigits: seconds < 10 ? 1 : 0 }).format(seconds), "seconds"]);
}

/** Bytes of a file: 840 kB · 1.2 MB. */
export function bytes(size: number, locale = ownLocale()): string {
  const [unit, amount] = size < 1_000_000 ? ["kilobyte", Math.ceil(size / 1000)] : ["megabyte", size / 1_000_000];
  return new Intl.NumberFormat(locale, { style: "unit", unit: String(unit), maximumFractionDigits: 1 }).format(Number(amount));
}

/** How many seconds the largest unit holds that fits, and what it is called: the steps of an axis of durations. */
export function largest(seconds: number): { per: number; name: string } {
  if (seconds >= 2 * 86_400) return { per: 86_400, name: unitText.days };
  if (seconds >= 2 * 3600) return { per: 3600, name: unitText.hours };
  return seconds >= 2 * 60 ? { per: 60, name: unitText.minutes } : { per: 1, name: unitText.seconds };
}

/**
 * Short labels for the ticks of an axis, with as many digits as it takes to say each of them truly: 83.2K, 83.8K · 40%.
 * Durations are in one unit: the axis' own, or the largest that fits.
 */
export function tickLabels(ticks: number[], unit: string = "count", locale = ownLocale(), by = largest(Math.max(...ticks))): string[] {
  const { per, name } = unit === "seconds" ? by : { per: unit === "percent" ? 100 : 1, name: "" };
  const shown = unit === "seconds" ? ticks.map((tick) => tick / per) : ticks;
  for (let digits = 0; digits < 4; digits++) {
    if (!shown.every((value) => holds(value, digits))) continue;
    const format = new Intl.NumberFormat(locale, {
      notation: "compact",
      style: unit === "percent" ? "percent" : "decimal",
      minimumFractionDigits: 0,
      maximumFractionDigits: digits,
    });
    return ticks.map((tick) => format.format(tick / per) + (name && ` ${name}`));
  }
  return ticks.map((tick) => exact(tick, unit, locale));
}

/** Whether a value is itself in compact notation with so many digits: 1,500 is 1.5K, and not 2K. */
function holds(value: number, digits: number): boolean {
  const size = Math.abs(value);
  const step = size < 1000 ? 1 : 1000 ** Math.floor(Math.log10(size) / 3);
  return Math.abs(Number((size / step).toFixed(digits)) * step - size) <= size * 1e-9;
}
