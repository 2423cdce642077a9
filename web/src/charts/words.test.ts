import { describe, expect, it } from "vitest";
import type { Point, Series } from "~/api/types";
import { flagged, gapNotes, lacks, pointWords, spanWords, summary } from "./words";

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

describe("what kept days from being read", () => {
  const on = (n: number, part: Partial<Point>): Point => ({
    day: `2026-11-${String(n).padStart(2, "0")}`,
    value: null,
    status: "missing",
    ...part,
  });
  const gap = (n: number, cause?: Point["cause"]) => on(n, { reason: "gap", ...(cause && { cause }) });
  const read = (n: number) => on(n, { value: n, status: "final" });
  const points = [
    read(1),
    gap(2, "platform_error"),
    gap(3, "platform_error"),
    gap(4, "downtime"),
    read(5),
    gap(6, "platform_error"),
    read(7),
  ];
  const more = [gap(8), on(9, { reason: "hidden_by_owner" }), read(10)];
  const lacking = { ...series, points: [...points, ...more], breaks: [] };

  it("is told of each span, the same cause once", () => {
    expect(lacks(lacking).map(({ reason, cause }) => [reason, cause])).toEqual([
      ["gap", "platform_error"],
      ["gap", "downtime"],
      ["gap", undefined],
      ["hidden_by_owner", undefined],
    ]);
    const span = (from: number, to = from) => spanWords(lacking.points, from - 1, to - 1);
    expect(gapNotes(lacking)).toEqual([
      { spans: `${span(2, 3)}, ${span(6)}`, why: "the platform answered with errors" },
      { spans: span(4), why: "Candor was not running" },
      { spans: span(8), why: "nothing was read; the cause is not on record" },
    ]);
  });

  it("stands in the summary and beside the day", () => {
    const words = summary("Somewhere", lacking);
    expect(words).toContain("(the platform answered with errors); nothing was estimated.");
    expect(words).toMatch(/ No figure .*9.*: hidden\./);
    expect(pointWords(gap(4, "downtime"), "count")).toBe("gap, Candor was not running");
    expect(pointWords(gap(8), "count")).toBe("gap");
  });

  it("names three spans and counts the others", () => {
    const many = Array.from({ length: 11 }, (_, i) => (i % 2 ? gap(i + 1, "late") : read(i + 1)));
    expect(lacks({ ...series, points: many })[0]?.spans).toMatch(/^[^,]+, [^,]+, [^,]+ and 2 more$/);
  });
});

it("tells of each value what is odd about it, and of the series on which days", () => {
  const points = series.points.map((point): Point => (point.value === null ? point : { ...point, flag: "restated" }));
  expect(pointWords({ day: "2026-11-17", value: 10, status: "final", flag: "fell" }, "count")).toBe("10, final, lower than before");
  expect(flagged({ ...series, points })).toEqual([{ flag: "restated", spans: `${spanWords(points, 0, 0)}, ${spanWords(points, 2, 2)}` }]);
  expect(summary("Somewhere", { ...series, points })).toMatch(/17.*19.*: restated\./);
});
