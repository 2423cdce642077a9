import { expect, it } from "vitest";
import { averages } from "~/api/golden.gen";
import { trendOf } from "./averages";

const { data } = averages;

it("draws every day of an average as the server tells it, with its reason where there is none", () => {
  const { series } = trendOf(data, "average_views");
  expect(series.points.map(({ day, value }) => [day.slice(-2), value])).toEqual([
    ["16", null],
    ["17", null],
    ["18", null],
    ["19", null],
    ["20", 749],
    ["21", null],
    ["22", 750],
  ]);
  expect(series.points.filter(({ value }) => value === null).every(({ reason }) => reason === "gap")).toBe(true);
  expect([series.unit, series.zone]).toEqual(["count", "Europe/Berlin"]);
});

it("says of how many posts each day's value is made, and by which formula the newest came", () => {
  const { series, posts, formula } = trendOf(data, "engagement_rate");
  expect(series.unit).toBe("percent");
  expect(series.points.at(-1)?.value).toBe(5);
  expect([posts?.get("2026-11-21"), posts?.get("2026-11-22")]).toEqual([0, 4]);
  expect(formula?.day).toBe("2026-11-22");
  expect(formula?.words).toContain("/ reach, total over total of the 4 newest settled posts");
});

it("has no formula where nothing was computed", () => {
  const off = data.days.map((day) => ({
    ...day,
    average_views: { ...day.average_views, value: null, reason: "policy" as const, computed: undefined },
  }));
  const trend = trendOf(JSON.parse(JSON.stringify({ ...data, days: off })), "average_views");
  expect(trend.formula).toBeUndefined();
  expect(trend.series.points.every(({ reason }) => reason === "policy")).toBe(true);
});
