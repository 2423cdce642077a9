// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { Point, Series } from "~/api/types";
import { SeriesTable } from "./SeriesTable";

afterEach(cleanup);

const gap = (day: string, cause?: Point["cause"]): Point => ({
  day,
  value: null,
  status: "missing",
  reason: "gap",
  ...(cause && { cause }),
});
const series: Series = {
  metric: "followers",
  unit: "count",
  zone: "UTC",
  points: [
    gap("2026-11-16"),
    gap("2026-11-17", "downtime"),
    gap("2026-11-18", "platform_error"),
    gap("2026-11-19", "platform_error"),
    { day: "2026-11-20", value: 12, status: "final" },
  ],
  breaks: [],
};

it("says of each missing day why, in the cell beside its word and behind it, and keys stop once at days that lack it for the same reason", () => {
  render(<SeriesTable name="Followers" series={series} />);
  const lines = screen.getAllByRole("row").slice(1);
  expect(lines.map((line) => line.children[2]?.textContent)).toEqual([
    "final",
    "the platform answered with errors",
    "the platform answered with errors",
    "Candor was not running",
    "no value",
  ]);
  const words = screen.getAllByRole("button");
  expect(words.map((word) => [word.textContent, word.tabIndex])).toEqual([
    ["gap", 0],
    ["gap", -1],
    ["gap", 0],
    ["gap", 0],
  ]);
  const says = (word?: HTMLElement) => document.getElementById(word?.getAttribute("aria-describedby") ?? "")?.textContent;
  expect(says(words[1])).toBe("Nothing was read on that day, and nothing was estimated. Cause: the platform answered with errors.");
  expect(says(words[3])).toBe("Nothing was read on that day, and nothing was estimated.");
});

it("says what is odd about a value, beside whether it is final", () => {
  const odd: Point[] = [
    { day: "2026-11-17", value: 9, status: "final", flag: "restated" },
    { day: "2026-11-18", value: 8, status: "final", flag: "restated" },
    { day: "2026-11-19", value: 7, status: "provisional", flag: "fell" },
  ];
  render(<SeriesTable name="Followers" series={{ ...series, points: odd }} />);
  const states = screen
    .getAllByRole("row")
    .slice(1)
    .map((line) => line.children[2]?.textContent ?? "");
  expect(states[0]).toMatch(/^not final yet, lower than before/);
  expect(states[1]).toMatch(/^final, restated/);
  expect(screen.getAllByRole("button").map((word) => word.tabIndex)).toEqual([0, 0, -1]);
});
