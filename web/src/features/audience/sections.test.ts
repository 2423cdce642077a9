import { expect, it } from "vitest";
import type { Breakdown } from "~/api/audience";
import { audience } from "~/api/golden.gen";
import { sections } from "./sections";

const [some] = audience.data.accounts.flatMap((account): Breakdown[] => account.breakdowns);
const of = (metric: string, dimension: Breakdown["dimension"]): Breakdown => ({ ...(some as Breakdown), metric, dimension }) as Breakdown;
const told = (breakdowns: Breakdown[]) => breakdowns.map((b) => `${b.metric} ${b.dimension}`);

it("keeps the first metric of each dimension in sight, and folds the others", () => {
  const all = [
    of("a", "age"),
    of("a", "gender"),
    of("a", "age_gender"),
    of("a", "city"),
    of("b", "age"),
    of("b", "hour"),
    of("c", "device"),
  ];
  const found = sections(all).map(({ topic, first, more }) => [topic, told(first), told(more)]);
  expect(found).toEqual([
    ["who", ["a age", "a gender"], ["a age_gender", "b age"]],
    ["where", ["a city"], []],
    ["when", ["b hour"], []],
    ["what", ["c device"], []],
  ]);
});

it("keeps ages by gender in sight where they stand for both", () => {
  expect(sections([of("a", "age_gender")]).map(({ first }) => told(first))).toEqual([["a age_gender"]]);
});

it("loses nothing", () => {
  for (const { breakdowns } of audience.data.accounts) {
    const found = sections(breakdowns).flatMap(({ first, more }) => [...first, ...more]);
    expect(told(found).sort()).toEqual(told(breakdowns).sort());
  }
});
