import { expect, it } from "vitest";
import type { Point, Series } from "~/api/types";
import { standing } from "./span";

const of = (...points: Partial<Point>[]): Series => ({
  metric: "followers",
  unit: "count",
  zone: "UTC",
  breaks: [],
  points: points.map((p, i) => ({ day: `2026-11-0${i + 1}`, value: null, status: p.value == null ? "missing" : "final", ...p })),
});

it("says how complete and how final a series is", () => {
  const series = of({ value: 1 }, { reason: "gap" }, { reason: "gap" }, { value: 4 }, { value: 5, status: "provisional" });
  expect(standing(series)).toMatchObject({
    days: 5,
    read: 3,
    final: "2026-11-04",
    last: { day: "2026-11-05", value: 5 },
    gaps: [{ from: "2026-11-02", to: "2026-11-03" }],
  });
});

it("has nothing final where nothing was read", () => {
  expect(standing(of({ reason: "not_yet_synced" }))).toMatchObject({ read: 0, final: undefined, last: undefined, gaps: [] });
});
