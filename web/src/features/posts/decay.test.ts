import { expect, it } from "vitest";
import { decay, post as golden } from "~/api/golden.gen";
import type { Series } from "~/api/types";
import { age, shares, ways } from "./decay";

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

it("draws the ways of metrics with two readings, and names the day where there is only one", () => {
  const { post, series } = golden.data;
  const value = (day: string, n: number) => ({ day, value: n, status: "final" as const });
  const of = (metric: "views" | "likes", ...points: ReturnType<typeof value>[]) => ({ ...series[0], metric, points }) as Series;
  const both = { ...post, metrics: { ...post.metrics, views: figure("views"), likes: figure("likes") } };
  const twice = of("views", value("2026-11-20", 5), value("2026-11-21", 6));
  const once = of("likes", value("2026-11-21", 2));
  expect(ways(["views", "likes"], { post: both, series: [twice, once] })).toEqual({ drawn: ["views"], only: undefined });
  expect(ways(["views", "likes"], { post: both, series: [once] })).toEqual({ drawn: [], only: "2026-11-21" });
});

const figure = (metric: "views" | "likes") => ({ metric, value: 6, status: "final" as const });
