import { expect, it } from "vitest";
import { decay, post as golden } from "~/api/golden.gen";
import type { Series } from "~/api/types";
import { age, once, shares, ways } from "./decay";

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
  const { post } = golden.data;
  const both = { ...post, metrics: { ...post.metrics, views: figure("views"), likes: figure("likes") } };
  const twice = of("views", value("2026-11-20", 5), value("2026-11-21", 6));
  const single = of("likes", value("2026-11-21", 2));
  expect(ways(["views", "likes"], { post: both, series: [twice, single] })).toEqual({ drawn: ["views"], only: undefined });
  expect(ways(["views", "likes"], { post: both, series: [single] })).toEqual({ drawn: [], only: "2026-11-21" });
});

it("does not call it one reading where others were read more often, or on other days", () => {
  const { post } = golden.data;
  const reached = of("reach", value("2026-11-20", 5), value("2026-11-21", 6));
  expect(ways(["likes"], { post, series: [reached, of("likes", value("2026-11-21", 2))] })).toEqual({ drawn: [], only: undefined });
  const apart = [of("views", value("2026-11-20", 5)), of("likes", value("2026-11-21", 2))];
  expect(ways(["views", "likes"], { post, series: apart })).toEqual({ drawn: [], only: undefined });
});

it("names the metrics of one reading by its day", () => {
  const twice = of("reach", value("2026-11-20", 5), value("2026-11-21", 6));
  const singles = [of("views", value("2026-11-21", 5)), of("likes", value("2026-11-20", 2)), of("comments", value("2026-11-21", 1))];
  expect(once([twice, ...singles, of("shares")])).toEqual([
    ["2026-11-20", ["likes"]],
    ["2026-11-21", ["views", "comments"]],
  ]);
});

type Metric = Series["metric"];
const value = (day: string, n: number) => ({ day, value: n, status: "final" as const });
const of = (metric: Metric, ...points: ReturnType<typeof value>[]) => ({ ...golden.data.series[0], metric, points }) as Series;

const figure = (metric: "views" | "likes") => ({ metric, value: 6, status: "final" as const });
