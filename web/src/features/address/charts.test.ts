import { expect, it } from "vitest";
import { readCharts, zoomed } from "./charts";

it("takes what it understands from an address and drops the rest", () => {
  expect(readCharts({ table: true, zoom: "2026-11-01_2026-11-10" })).toEqual({ table: true, zoom: "2026-11-01_2026-11-10" });
  expect(readCharts({ table: "yes", zoom: 7 })).toEqual({});
  for (const zoom of ["2026-11-10_2026-11-01", "2026-11-01", "2026-02-29_2026-03-05", "2026-11-01_2026-11-05_2026-11-09"])
    expect(readCharts({ zoom })).toEqual({});
});

it("says which days are looked at", () => {
  expect(zoomed({ zoom: "2026-11-01_2026-11-10" })).toEqual({ from: "2026-11-01", to: "2026-11-10" });
  expect(zoomed({})).toBeUndefined();
});
