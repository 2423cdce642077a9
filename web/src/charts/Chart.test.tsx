// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeAll, expect, it, vi } from "vitest";
import type { Series } from "~/api/types";
import { Chart } from "./Chart";

afterEach(cleanup);
beforeAll(() => {
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(330);
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      disconnect() {}
    },
  );
});

const days = ["2026-08-23", "2026-08-24", "2026-08-25"];
const said = "YouTube began to count a view of any format when its first frame plays, also by autoplay or hovering";
const series: Series = {
  metric: "daily_views",
  unit: "count",
  zone: "UTC",
  points: days.map((day, i) => ({ day, value: 100 + i, status: "final" })),
  breaks: [{ day: "2026-08-24", text: said }],
};

it("marks the day on which a meaning changed with its date alone, and says below, where words wrap, what changed", async () => {
  const { container } = render(<Chart name="Views" series={series} />);
  await screen.findByRole("slider");
  const inside = [...container.querySelectorAll("svg text")].map((words) => words.textContent ?? "");
  expect(inside.some((words) => /24/.test(words))).toBe(true);
  for (const words of inside) expect(words.length, words).toBeLessThan(16);
  expect(screen.getByRole("listitem").textContent).toContain(said);
});

it("says below what kept days from being read", async () => {
  const points = series.points.map((point, i) =>
    i === 1 ? { day: point.day, value: null, status: "missing" as const, reason: "gap" as const, cause: "downtime" as const } : point,
  );
  render(<Chart name="Views" series={{ ...series, points, breaks: [] }} />);
  expect(screen.getByRole("listitem").textContent).toMatch(/24.*: Candor was not running$/);
  const slider = await screen.findByRole("slider");
  fireEvent.keyDown(slider, { key: "End" });
  fireEvent.keyDown(slider, { key: "ArrowLeft" });
  expect(slider.getAttribute("aria-valuetext")).toMatch(/24.*: gap, Candor was not running$/);
  screen.getByText("Nothing was read on that day, and nothing was estimated. Cause: Candor was not running.");
});
