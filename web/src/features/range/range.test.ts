import { describe, expect, test } from "vitest";
import { dayIn } from "~/format/date";
import { isRange, lastDays, length, rangeBefore, readRange, yesterday } from "./range";

const now = new Date("2026-11-25T12:00:00Z");

describe("ranges of days", () => {
  test("the last days end today, and count both ends", () => {
    const range = lastDays(28, now);
    expect(range).toEqual({ from: "2026-10-29", to: "2026-11-25" });
    expect(length(range)).toBe(28);
  });

  test("the range before is as long, and ends on the day before", () => {
    expect(rangeBefore({ from: "2026-11-01", to: "2026-11-28" })).toEqual({ from: "2026-10-04", to: "2026-10-31" });
    expect(rangeBefore({ from: "2026-03-01", to: "2026-03-01" })).toEqual({ from: "2026-02-28", to: "2026-02-28" });
  });

  test.each([
    ["2026-03-29T22:30:00Z", "2026-03-29"], // the day before had 23 hours
    ["2026-10-25T22:30:00Z", "2026-10-24"], // this day has had 24 already, and goes on
    ["2026-01-01T12:00:00Z", "2025-12-31"],
  ])("the day before %s is %s in Berlin", (at, want) => {
    process.env.TZ = "Europe/Berlin";
    expect(dayIn(yesterday(new Date(at)))).toBe(want);
    delete process.env.TZ;
  });

  test.each([
    [{ from: "2026-11-01", to: "2026-11-25" }, true],
    [{ from: "2026-11-25", to: "2026-11-01" }, false],
    [{ from: "2026-11-01", to: "2026-11-26" }, false],
    [{ from: "2020-01-01", to: "2026-11-01" }, false],
    [{ from: "2026-02-01", to: "2026-02-30" }, false], // no such day, though a browser reads it as 2 March
    [{ from: "2026-02-29", to: "2026-03-01" }, false],
    [{ from: "2026-11-01", to: "2026-11-00" }, false],
    [{ from: "yesterday", to: "today" }, false],
  ])("%o", (range, want) => expect(isRange(range, now)).toBe(want));

  test("an address without a range asks for none", () => expect(readRange({})).toEqual({}));

  test("a range that cannot be asked for stays as the address has it, so that the page can say so", () => {
    for (const [address, range] of [
      [{ from: "2026-11-02" }, { from: "2026-11-02", to: "" }],
      [
        { from: 2026, to: "2026-11-02" },
        { from: "2026", to: "2026-11-02" },
      ],
      [
        { from: "2026-11-03", to: "2026-11-02" },
        { from: "2026-11-03", to: "2026-11-02" },
      ],
    ] as const) {
      expect(readRange(address)).toEqual(range);
      expect(isRange(range, now)).toBe(false);
    }
  });
});
