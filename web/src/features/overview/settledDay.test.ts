import { expect, it } from "vitest";
import type { Point, Series } from "~/api/types";
import { newestSettled } from "./settledDay";

const on = (day: number, value: number | null, status: Point["status"] = "final"): Point => ({
  day: `2026-11-${day}`,
  value,
  status: value === null ? "missing" : status,
  ...(value === null && { reason: "not_granted" }),
});
const series = (metric: Series["metric"], ...points: Point[]): Series => ({ metric, unit: "count", zone: "UTC", points, breaks: [] });

it("takes the newest day on which both are final", () => {
  const gained = series("followers_gained", on(17, 14), on(18, 9), on(19, 20, "provisional"));
  expect(newestSettled([gained, series("followers_lost", on(17, 4), on(18, 0), on(19, 1, "provisional"))])).toEqual({
    day: "2026-11-18",
    gained: 9,
    lost: 0,
  });
  expect(newestSettled([gained, series("followers_lost", on(17, 4), on(18, null))])?.day).toBe("2026-11-17");
});

it("knows none where nothing was granted, nothing is final, or the platform does not tell it", () => {
  expect(newestSettled([series("followers_gained", on(17, null)), series("followers_lost", on(17, null))])).toBeUndefined();
  expect(newestSettled([series("followers_gained", on(17, 5, "provisional")), series("followers_lost", on(17, 1))])).toBeUndefined();
  expect(newestSettled([])).toBeUndefined();
});
