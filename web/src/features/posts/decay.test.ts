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

it("draws what may still change as such", () => {
  const gains = { ...decay.data.gains, points: [{ day: "2026-11-22", value: 1, status: "provisional" as const }] };
  expect(shares({ ...decay.data, gains }, "2026-11-12").points.map((p) => p.status)).toEqual(["final", "missing", "provisional"]);
});
