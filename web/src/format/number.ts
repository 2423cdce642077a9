import { ownLocale } from "./locale";

/** Numbers in the viewer's own way of writing; pass a locale only in tests. */

/** An exact value in its unit: 84,219 · 4.83%. */
export function exact(value: number, unit: string = "count", locale = ownLocale()): string {
  if (unit === "percent") return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value)}%`;
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value);
}

/** A change with its sign: +1,306 · −120 · 0. The minus is a real one. */
export function signed(value: number, locale = ownLocale()): string {
  const digits = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(Math.abs(value));
  return value > 0 ? `+${digits}` : value < 0 ? `−${digits}` : digits;
}

/** Short labels for the ticks of an axis, with as many digits as it takes to tell neighbours apart: 83.2K, 83.8K. */
export function tickLabels(ticks: number[], locale = ownLocale()): string[] {
  for (let digits = 0; digits < 4; digits++) {
    const format = new Intl.NumberFormat(locale, {
      notation: "compact",
      minimumFractionDigits: 0,
      maximumFractionDigits: digits,
    });
    const labels = ticks.map((tick) => format.format(tick));
    if (new Set(labels).size === labels.length) return labels;
  }
  return ticks.map((tick) => exact(tick, "count", locale));
}
