import { expect, it } from "vitest";
import type { Reason, Series } from "~/api/types";
import { day, days } from "~/format/date";
import { beginning, earlier } from "./beginning";

/** A series of November: a value, or the reason why there is none. */
function series(...all: (number | Reason)[]): Series {
  const points = all.map((one, i) => {
    const day = `2026-11-${String(i + 1).padStart(2, "0")}`;
    return typeof one === "number"
      ? { day, value: one, status: "final" as const }
      : { day, value: null, status: "missing" as const, reason: one };
  });
  return { metric: "followers", unit: "count", zone: "UTC", points, breaks: [] };
}

it("calls a first value the first reading only where nothing before it was read yet", () => {
  expect(beginning(series("not_yet_synced", "not_yet_synced", 10), true)).toContain(`first reading ${day("2026-11-03")}`);
  for (const reason of ["gap", "hidden_by_owner", "below_threshold", "expired"] as const) {
    const words = beginning(series("not_yet_synced", reason, reason, 10), true);
    expect(words, reason).not.toContain("first reading");
    expect(words, reason).toMatch(new RegExp(`^${days("2026-11-02", "2026-11-03")}: (gap|hidden|too small|deleted)$`));
  }
});

it("tells reasons that follow each other with the days of each", () => {
  expect(beginning(series("gap", "hidden_by_owner", 10), true)).toBe(`${day("2026-11-01")}: gap; ${day("2026-11-02")}: hidden`);
});

it("does not call the first of a platform's own days a first reading", () => {
  expect(beginning(series("not_yet_synced", 10), false)).toBe("");
  expect(beginning(series("gap", 10), false)).toBe(`${day("2026-11-01")}: gap`);
});

it("says nothing where the first day has a value, or none has", () => {
  expect(beginning(series(10, "gap", 12), true)).toBe("");
  expect(beginning(series("gap", "gap"), true)).toBe("");
});

it("tells of a line of the period before only where one is drawn, and else why there is none", () => {
  const span = days("2026-11-01", "2026-11-02");
  expect(earlier(series("gap", 10))).toBe(`thin grey line: the period before, ${span}`);
  expect(earlier(series("not_yet_synced", "gap"))).toBe(`nothing was read in the period before, ${span}`);
  expect(earlier(series("gap", "hidden_by_owner"))).toBe(`no figures of the period before, ${span}: gap, hidden`);
});
