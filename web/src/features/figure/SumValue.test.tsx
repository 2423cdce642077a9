// @vitest-environment jsdom
import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { compare_days } from "~/api/golden.gen";
import { days } from "~/format/date";
import { lack, SumValue } from "./SumValue";

afterEach(cleanup);

it("shows what is known of a sum with the days that it lacks, never as the whole", () => {
  const { current } = compare_days.data;
  const { container } = render(<SumValue figure={current} />);
  expect(container.querySelector("data")).toBeNull();
  expect(container.textContent).toContain("in 10 of 14 days, without ");
  const [gap, settling, unread] = (current.known?.missing ?? []).map(({ from, to }) => days(from, to));
  expect(container.textContent).toContain(`${gap} (gap: access had ended), ${settling} (settling), ${unread} (not yet)`);
});

it("shows a whole sum as a figure, and an unknown one as its word", () => {
  const whole = render(<SumValue figure={{ metric: "daily_views", value: 12, status: "final" }} />);
  expect(whole.container.querySelector("data")?.textContent).toBe("12");
  cleanup();
  const unknown = render(<SumValue figure={{ metric: "daily_views", value: null, status: "missing", reason: "gap" }} />);
  expect(unknown.container.textContent).toContain("gap");
  expect(unknown.container.querySelector("[data-known]")).toBeNull();
});

it("counts the spans that it does not name", () => {
  const missing = ["2026-11-02", "2026-11-04", "2026-11-06", "2026-11-08", "2026-11-10"].map((on) => ({
    from: on,
    to: on,
    reason: "gap" as const,
  }));
  expect(lack({ value: 1, status: "final", days: 23, of: 28, missing })).toMatch(/^in 23 of 28 days, without .* and 2 more$/);
});
