import { expect, it } from "vitest";
import type { Series } from "~/api/types";
import { closer, cut, dragged, wider } from "./zoom";

const series: Series = {
  metric: "followers",
  unit: "count",
  zone: "UTC",
  points: Array.from({ length: 10 }, (_, i) => ({ day: `2026-11-${String(i + 1).padStart(2, "0")}`, value: i, status: "final" as const })),
  breaks: [
    { day: "2026-11-02", text: "one" },
    { day: "2026-11-08", text: "two" },
  ],
};

it("cuts days and keeps the breaks that stand on them", () => {
  const part = cut(series, { from: 5, to: 8 });
  expect(part.points.map((p) => p.value)).toEqual([5, 6, 7, 8]);
  expect(part.breaks.map((b) => b.text)).toEqual(["two"]);
});

it.each([
  [{ from: 0, to: 27 }, 14, { from: 7, to: 20 }],
  [{ from: 0, to: 27 }, 0, { from: 0, to: 13 }],
  [{ from: 0, to: 27 }, 27, { from: 14, to: 27 }],
  [{ from: 4, to: 6 }, 5, { from: 4, to: 6 }],
  [{ from: 0, to: 1 }, 1, { from: 0, to: 1 }],
])("goes closer from %o round %i", (shown, at, want) => expect(closer(shown, at)).toEqual(want));

it("goes wider as far as there are days", () => {
  expect(wider({ from: 7, to: 20 }, 27)).toEqual({ from: 0, to: 27 });
  expect(wider({ from: 10, to: 12 }, 27)).toEqual({ from: 8, to: 14 });
});

it("takes a drag in either direction, but not one of two days", () => {
  expect(dragged(8, 3)).toEqual({ from: 3, to: 8 });
  expect(dragged(3, 4)).toBeUndefined();
});
