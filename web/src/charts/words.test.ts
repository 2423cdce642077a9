import { expect, it } from "vitest";
import type { Series } from "~/api/types";
import { summary } from "./words";

const series: Series = {
  metric: "followers",
  unit: "count",
  zone: "UTC",
  points: [
    { day: "2026-11-17", value: 10, status: "final" },
    { day: "2026-11-18", value: null, status: "missing", reason: "gap" },
    { day: "2026-11-19", value: 12, status: "provisional" },
  ],
  breaks: [{ day: "2026-11-19", text: "views count replays" }],
};

it("tells ends, gaps and breaks of a series", () => {
  const words = summary("Somewhere", series);
  expect(words).toContain("Somewhere: 10 on");
  expect(words).toContain("12 on");
  expect(words).toContain("nothing was estimated");
  expect(words).toContain("views count replays");
});

it("does not pretend where nothing was read", () => {
  const none = { ...series, points: series.points.map((p) => ({ ...p, value: null })) };
  expect(summary("Somewhere", none)).toBe("Somewhere. No reading in these days.");
});
