import { describe, expect, it } from "vitest";
import { addDays, date, day, days, longMoment, moment, olderThanADay, span } from "./date";

const now = new Date("2026-11-22T09:24:00Z");

describe("moment", () => {
  it.each([
    ["2026-11-22T05:12:00Z", "Europe/Berlin", "06:12 today"],
    ["2026-11-23T05:00:00Z", "Europe/Berlin", "06:00 tomorrow"],
    ["2026-11-21T22:59:00Z", "Europe/Berlin", "23:59 yesterday"],
    ["2026-11-21T23:01:00Z", "Europe/Berlin", "00:01 today"], // past midnight there, not yet in UTC
    ["2026-11-14T05:12:00Z", "UTC", "14 Nov, 05:12"],
    ["2025-11-14T05:12:00Z", "UTC", "14 Nov 2025, 05:12"],
    ["2026-11-22T09:00:00Z", "America/Los_Angeles", "01:00 today"],
  ])("says %s in %s as %s", (iso, zone, words) => expect(moment(iso, now, zone, "en-GB")).toBe(words));
});

describe("days", () => {
  it("keeps a day a day, whatever the viewer's zone", () => expect(day("2026-11-14", "en-GB", now)).toBe("14 Nov"));
  it("shortens a span within a month", () => expect(days("2026-11-18", "2026-11-19", "en-GB", now)).toBe("18–19 Nov"));
  it("names both months", () => expect(days("2026-10-31", "2026-11-02", "en-GB", now)).toBe("31 Oct–2 Nov"));
  it("says one day once", () => expect(days("2026-11-18", "2026-11-18", "en-GB", now)).toBe("18 Nov"));
  it("names a year that is not this one", () => {
    expect(day("2025-11-14", "en-GB", now)).toBe("14 Nov 2025");
    expect(days("2025-12-30", "2026-01-02", "en-GB", now)).toBe("30 Dec 2025–2 Jan 2026");
  });
  it("cuts an instant into days by the zone", () => expect(date("2026-11-21T23:30:00Z", now, "Europe/Berlin", "en-GB")).toBe("22 Nov"));
});

describe("addDays", () => {
  it.each([
    ["2026-02-28", 1, "2026-03-01"],
    ["2026-03-29", 1, "2026-03-30"], // the day on which clocks change has 23 hours
    ["2026-01-01", -1, "2025-12-31"],
  ])("%s and %i days", (from, n, want) => expect(addDays(from, n)).toBe(want));
});

describe("span", () => {
  it.each([
    [0, "0 s"],
    [40_000, "40 s"],
    [12 * 60_000, "12 min"],
    [(3 * 60 + 12) * 60_000, "3 h 12 min"],
    [24 * 3_600_000, "1 d"],
    [52 * 3_600_000, "2 d 4 h"],
    [-5_000, "0 s"],
  ])("says %s ms as %s", (ms, words) => expect(span(ms)).toBe(words));
});

it("calls a reading old after a day, not before", () => {
  expect(olderThanADay("2026-11-21T09:24:00Z", now)).toBe(false);
  expect(olderThanADay("2026-11-21T09:23:59Z", now)).toBe(true);
});

it("writes an instant in full", () =>
  expect(longMoment("2026-11-22T11:00:00Z", "Europe/Berlin", "en-GB")).toBe("22 November 2026, 12:00 CET"));
