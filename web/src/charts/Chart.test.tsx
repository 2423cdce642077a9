// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
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
