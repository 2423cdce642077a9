import { describe, expect, it } from "vitest";
import { exact, signed, tickLabels } from "./number";

describe("exact", () => {
  it.each([
    [84219, "count", "84,219"],
    [0, "count", "0"],
    [4.83, "percent", "4.83%"],
    [12, "percent", "12%"],
  ])("writes %s %s as %s", (value, unit, words) => expect(exact(value, unit, "en-GB")).toBe(words));
});

describe("signed", () => {
  it.each([
    [1306, "+1,306"],
    [-120, "−120"],
    [0, "0"],
  ])("writes %s as %s", (value, words) => expect(signed(value, "en-GB")).toBe(words));
});

describe("tickLabels", () => {
  it("takes as many digits as it needs to tell neighbours apart", () => {
    expect(tickLabels([83200, 83800, 84400], "en-US")).toEqual(["83.2K", "83.8K", "84.4K"]);
    expect(tickLabels([200000, 205000], "en-US")).toEqual(["200K", "205K"]);
    expect(tickLabels([46010, 46012], "en-US")).toEqual(["46.01K", "46.012K"]);
  });

  it("falls back to exact values", () => {
    expect(tickLabels([1_000_001, 1_000_002], "en-US")).toEqual(["1,000,001", "1,000,002"]);
  });
});
