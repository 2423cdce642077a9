// What a chart has drawn, read off its own lines; and what its table says of the same days.
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import type { Series } from "../src/api/types.ts";

/** A piece of a line: the places of its days, left to right. */
interface Piece {
  dashed: boolean;
  dots: { index: number; y: number }[];
}

export interface Drawn {
  days: number;
  pieces: Piece[];
  /** The pieces of the line that is only compared with. */
  before: Piece[];
  /** The days, by their index, under the dotted lines of breaks. */
  breaks: number[];
  /** The days under bands of nothing, from and to. */
  holes: [number, number][];
  /** What is written into it. */
  words: string[];
}

const [left, right] = [46, 14]; // the frame's margins

/** Where the days of a chart stand on the screen, by their index, for the pointer. */
export async function places(slider: Locator, days: number): Promise<(index: number) => [x: number, y: number]> {
  const box = await slider.boundingBox();
  if (!box) throw new Error("the chart has no box");
  return (index) => [box.x + left + ((box.width - left - right) * index) / (days - 1), box.y + 100];
}

/** Reads a chart's drawing. */
export function drawn(chart: Locator): Promise<Drawn> {
  return chart.evaluate(
    (figure, [left, right]) => {
      const svg = figure.querySelector("svg");
      const slider = figure.querySelector("[role=slider]");
      if (!svg || !slider) throw new Error("nothing is drawn");
      const days = Number(slider.getAttribute("aria-valuemax")) + 1;
      const step = (svg.viewBox.baseVal.width - left - right) / (days - 1);
      const index = (x: number) => (x - left) / step;
      const number = (e: Element, name: string) => Number(e.getAttribute(name));
      const pieces = (quiet: boolean) =>
        [...svg.querySelectorAll("path, circle[r='2']")]
          .filter((e) => /stroke-ink-3|fill-ink-3/.test(e.getAttribute("class") ?? "") === quiet)
          .map((e) => {
            const places = [...(e.getAttribute("d") ?? `${number(e, "cx")},${number(e, "cy")}`).matchAll(/(-?[\d.]+),(-?[\d.]+)/g)];
            return {
              dashed: e.hasAttribute("stroke-dasharray"),
              dots: places.map(([, x, y]) => ({ index: index(Number(x)), y: Number(y) })),
            };
          });
      return {
        days,
        pieces: pieces(false),
        before: pieces(true),
        breaks: [...svg.querySelectorAll("line[stroke-dasharray]")].map((line) => Math.round(index(number(line, "x1")))),
        holes: [...svg.querySelectorAll("rect.fill-warn-ground")].map((band): [number, number] => [
          Math.round(index(number(band, "x")) + 0.49),
          Math.round(index(number(band, "x") + number(band, "width")) - 0.49),
        ]),
        words: [...svg.querySelectorAll("text")].map((text) => text.textContent ?? ""),
      };
    },
    [left, right] as [number, number],
  );
}

/** One day of a chart's table. */
export interface Row {
  day: string;
  value: number | null;
  word: string;
  state: string;
  before: number | null | undefined;
}

/** Reads a chart's table, the oldest day first. */
export async function rows(chart: Locator): Promise<Row[]> {
  const body = chart.locator("tbody tr");
  await body.first().waitFor();
  const all = await body.evaluateAll((lines) =>
    lines.map((line) => {
      const [day, value, state, before] = line.children;
      const number = (cell?: Element) => {
        const data = cell?.querySelector("data");
        return data ? Number(data.value) : null;
      };
      const words = (cell?: Element) => {
        const copy = cell?.cloneNode(true) as Element | undefined;
        for (const sentence of copy?.querySelectorAll("[role=tooltip]") ?? []) sentence.remove(); // those behind words
        return copy?.textContent ?? "";
      };
      return {
        day: day?.textContent ?? "",
        value: number(value),
        word: words(value),
        state: words(state),
        before: before && number(before),
      };
    }),
  );
  return all.reverse();
}

/** Presses what shows a chart, and those beside it, as tables, or back, and reads it on the way. */
export async function asTable(chart: Locator): Promise<Row[]> {
  const panel = chart.page().locator("section").filter({ has: chart });
  await panel.getByRole("button", { name: "Show as table" }).click();
  const table = await rows(chart);
  await panel.getByRole("button", { name: "Show as chart" }).click();
  await chart.getByRole("slider").waitFor();
  return table;
}

/** The words of a table, row by row. */
export function cells(table: Locator): Promise<string[][]> {
  return table.locator("tbody tr").evaluateAll((all) => all.map((line) => [...line.children].map((cell) => cell.textContent ?? "")));
}

/** What the API says of a metric of a platform's first account, from a day to today. */
export async function told(page: Page, platform: string, metric: string, from: string): Promise<Series> {
  const answer = await page.request.get(`/api/analytics/socials/${platform}?from=${from}`);
  const { data } = (await answer.json()) as { data: { accounts: { series: Series[] }[] } };
  const found = data.accounts[0]?.series.find((series) => series.metric === metric);
  if (!found) throw new Error(`${platform} tells no ${metric}`);
  return found;
}

/** Fails unless the line stands exactly on the days and values of the table, and crosses no day without one. */
export function faithful(where: string, chart: Drawn, table: Row[]): void {
  expect(chart.days, where).toBe(table.length);
  const dots = chart.pieces.flatMap((piece) => piece.dots);
  for (const { dots } of chart.pieces)
    for (const [n, dot] of dots.entries())
      if (n > 0) expect(dot.index - (dots[n - 1]?.index ?? 0), `${where}: a line over several days`).toBeCloseTo(1, 1);
  const known = table.flatMap(({ value }, index) => (value === null ? [] : [index]));
  expect([...new Set(dots.map((dot) => Math.round(dot.index)))], `${where}: the days that are drawn`).toEqual(known);
  // One straight scale for all of them: the lowest and the highest tell which, and every other dot must lie on it.
  const at = (index: number) => table[index]?.value ?? 0;
  const low = known.reduce((a, b) => (at(b) < at(a) ? b : a));
  const high = known.reduce((a, b) => (at(b) > at(a) ? b : a));
  const y = (index: number) => dots.find((dot) => Math.round(dot.index) === index)?.y ?? Number.NaN;
  for (const { index, y: drawn } of dots) {
    const share = at(high) === at(low) ? 0 : (at(Math.round(index)) - at(low)) / (at(high) - at(low));
    expect(Math.abs(y(low) + share * (y(high) - y(low)) - drawn), `${where}: ${table[Math.round(index)]?.day}`).toBeLessThan(0.1);
  }
}
