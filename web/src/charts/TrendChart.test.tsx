// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeAll, expect, it, vi } from "vitest";
import type { Point, Series } from "~/api/types";
import { TrendChart } from "./TrendChart";

afterEach(cleanup);
beforeAll(() => {
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      disconnect() {}
    },
  );
});

const day = (i: number) => `2026-11-${String(i + 1).padStart(2, "0")}`;
const point = (i: number): Point =>
  i === 5
    ? { day: day(i), value: null, status: "missing", reason: "gap" }
    : { day: day(i), value: 1000 + i, status: i === 19 ? "provisional" : "final" };
const series: Series = {
  metric: "followers",
  unit: "count",
  zone: "UTC",
  points: Array.from({ length: 20 }, (_, i) => point(i)),
  breaks: [],
};

const says = () => screen.getByRole("slider").getAttribute("aria-valuetext");
const press = (...keys: string[]) => {
  for (const key of keys) fireEvent.keyDown(screen.getByRole("slider"), { key });
};

it("reads each day by the arrow keys: its value and whether that is final, or why there is none", () => {
  render(<TrendChart name="Followers" series={series} />);
  press("End");
  expect(says()).toMatch(/20.*: 1,019, not final yet$/);
  press("ArrowLeft");
  expect(says()).toMatch(/19.*: 1,018, final$/);
  press("Home", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight");
  expect(says()).toMatch(/6.*: gap$/);
});

it("goes closer with plus, wider with minus, and back to all days with Escape or the button", () => {
  render(<TrendChart name="Followers" series={series} />);
  const days = () => Number(screen.getByRole("slider").getAttribute("aria-valuemax")) + 1;
  press("End", "+");
  expect(days()).toBe(10);
  press("End");
  expect(says()).toMatch(/20.*: 1,019/);
  press("-");
  expect(days()).toBeGreaterThan(10);
  press("+", "+", "Escape");
  expect(days()).toBe(20);
  expect(screen.queryByRole("button", { name: "All days" })).toBeNull();
  press("+");
  fireEvent.click(screen.getByRole("button", { name: "All days" }));
  expect(days()).toBe(20);
});

it("names the period before for those who do not see its line", () => {
  const previous = { ...series, points: series.points.map((p) => ({ ...p, day: p.day.replace("-11-", "-10-") })) };
  const { container } = render(<TrendChart name="Followers" series={series} previous={previous} />);
  expect(container.textContent).toContain("The period before: Followers: 1,000 on");
});

it("keeps the days that were chosen when the range moves, and shows all where it has them no more", () => {
  const moved = (by: number): Series => ({ ...series, points: series.points.slice(by) });
  const { rerender } = render(<TrendChart name="Followers" series={series} />);
  press("End", "+", "Home");
  const first = says();
  rerender(<TrendChart name="Followers" series={moved(5)} />);
  press("Home");
  expect(says()).toBe(first);
  rerender(
    <TrendChart
      name="Followers"
      series={{ ...series, points: series.points.map((p) => ({ ...p, day: p.day.replace("-11-", "-09-") })) }}
    />,
  );
  expect(Number(screen.getByRole("slider").getAttribute("aria-valuemax"))).toBe(19);
  expect(screen.queryByRole("button", { name: "All days" })).toBeNull();
});

it("leaves the keyboard at the chart when all days are shown again, and says the earlier day beside each", () => {
  const previous = { ...series, points: series.points.map((p) => ({ ...p, day: p.day.replace("-11-", "-10-") })) };
  render(<TrendChart name="Followers" series={series} previous={previous} />);
  press("End", "+");
  fireEvent.click(screen.getByRole("button", { name: "All days" }));
  expect(document.activeElement).toBe(screen.getByRole("slider"));
  press("End");
  expect(says()).toMatch(/1,019, not final yet\. The period before: .*: 1,019, not final yet$/);
});
