import { describe, expect, it } from "vitest";
import { type Frame, indexAt, labelledDays, xOf, yOf } from "./scale";

const frame: Frame = { width: 320, height: 200, left: 40, right: 20, top: 20, bottom: 20 };

describe("yOf", () => {
  it.each([
    [[0, 0], 0],
    [[18, 18], 17],
    [[84_000, 84_500], 84_000],
  ] as [[number, number], number][])("ticks %j in whole numbers, never below 0", (range, lowest) => {
    const { ticks } = yOf(frame, range);
    expect(ticks[0]?.value).toBe(lowest);
    expect(ticks.every((t) => Number.isInteger(t.value) && t.value >= 0)).toBe(true);
  });

  it("keeps every value inside the frame", () => {
    const { y } = yOf(frame, [84_012, 84_499]);
    expect(y(84_012)).toBeLessThanOrEqual(180);
    expect(y(84_499)).toBeGreaterThanOrEqual(20);
  });
});

describe("labelledDays", () => {
  it("ends at the last day, in equal steps", () => {
    const days = labelledDays(29, 260);
    expect(days.at(-1)).toBe(28);
    expect(new Set(days.slice(1).map((d, i) => d - (days[i] ?? 0))).size).toBe(1);
  });
  it("leaves out more days where their words are longer", () => {
    expect(labelledDays(27, 270)).toHaveLength(4);
    expect(labelledDays(27, 270, "26 days after".length)).toHaveLength(2);
  });
  it.each([
    [0, []],
    [1, [0]],
    [2, [0, 1]],
  ])("labels %s days as %j", (n, want) => expect(labelledDays(n, 400)).toEqual(want));
});

it("finds the day under the pointer", () => {
  const x = xOf(frame, 29);
  for (const index of [0, 7, 28]) expect(indexAt(frame, 29, x(index))).toBe(index);
  expect(indexAt(frame, 29, -50)).toBe(0);
  expect(indexAt(frame, 29, 900)).toBe(28);
});
