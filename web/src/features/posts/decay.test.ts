import { expect, it } from "vitest";
import { decay } from "~/api/golden.gen";
import { age, shares } from "./decay";

it("writes a post's shares as days after its publication, with the reasons of those that are missing", () => {
  const series = shares(decay.data, "2026-11-12");
  expect(series.unit).toBe("percent");
  expect(series.points.map((p) => [age(p.day, "2026-11-12"), p.value, p.reason])).toEqual([
    [8, 99.67, undefined],
    [9, null, "gap"],
    [10, 100, undefined],
  ]);
});

it("draws what may still change as such, also on the day after a gap, where no gain is known", () => {
  const points = decay.data.points.map((p) => (p.days === 10 ? { ...p, status: "provisional" as const } : p));
  expect(decay.data.gains.points.at(-1)).toMatchObject({ day: "2026-11-22", status: "missing" });
  expect(shares({ ...decay.data, points }, "2026-11-12").points.map((p) => p.status)).toEqual(["final", "missing", "provisional"]);
});
