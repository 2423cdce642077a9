import { describe, expect, it } from "vitest";
import { bytes, exact, signed, tickLabels } from "./number";

describe("exact", () => {
  it.each([
    [84219, "count", "84,219"],
    [0, "count", "0"],
    [4.83, "percent", "4.83%"],
    [12, "percent", "12%"],
    [7.44, "seconds", "7.4 s"],
    [27, "seconds", "27 s"],
    [59.7, "seconds", "1 min"],
    [95, "seconds", "1 min 35 s"],
    [1_752_300, "seconds", "20 d 6 h"],
  ])("writes %s %s as %s", (value, unit, words) => expect(exact(value, unit, "en-GB")).toBe(words));
});

describe("signed", () => {
  it.each([
    [1306, "+1,306"],
    [-120, "−120"],
    [0, "0"],
  ])("writes %s as %s", (value, words) => expect(signed(value, "count", "en-GB")).toBe(words));

  it("writes percent as a locale does, everywhere", () => {
    expect(signed(-1.09, "percent", "en-GB")).toBe("−1.09%");
    expect(signed(-1.09, "percent", "de-DE")).toBe("−1,09\u00a0%");
  });
});

describe("bytes", () => {
  it.each([
    [1, "1 kB"],
    [840_000, "840 kB"],
    [1_240_000, "1.2 MB"],
  ])("writes %s as %s", (size, words) => expect(bytes(size, "en-GB")).toBe(words));
});

describe("tickLabels", () => {
  it("takes as many digits as it needs to tell neighbours apart", () => {
    expect(tickLabels([83200, 83800, 84400], "count", "en-US")).toEqual(["83.2K", "83.8K", "84.4K"]);
    expect(tickLabels([200000, 205000], "count", "en-US")).toEqual(["200K", "205K"]);
    expect(tickLabels([46010, 46012], "count", "en-US")).toEqual(["46.01K", "46.012K"]);
  });

  it("says no tick wrongly", () => {
    expect(tickLabels([0, 500, 1000, 1500], "count", "en-US")).toEqual(["0", "500", "1K", "1.5K"]);
    expect(tickLabels([0, 50, 100, 150], "seconds", "en-US", { per: 1, name: "s" })).toEqual(["0 s", "50 s", "100 s", "150 s"]);
    expect(tickLabels([0, 30, 60, 90], "seconds", "en-US", { per: 60, name: "min" })).toEqual(["0 min", "0.5 min", "1 min", "1.5 min"]);
    expect(tickLabels([0, 0.5, 1], "percent", "en-US")).toEqual(["0%", "0.5%", "1%"]);
  });

  it("names the unit", () => {
    expect(tickLabels([0, 20, 40], "percent", "en-US")).toEqual(["0%", "20%", "40%"]);
    expect(tickLabels([0, 43_200, 86_400], "seconds", "en-US")).toEqual(["0 h", "12 h", "24 h"]);
  });

  it("falls back to exact values", () => {
    expect(tickLabels([1_000_001, 1_000_002], "count", "en-US")).toEqual(["1,000,001", "1,000,002"]);
  });
});
