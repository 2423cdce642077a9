import { expect, it } from "vitest";
import { readView, viewOf } from "./view";

const now = new Date("2026-11-26T20:00:00Z");

it("takes a day that is over from an address, and drops what is no day or not over yet", () => {
  expect(readView({ as_of: "2026-10-31" }, now)).toEqual({ as_of: "2026-10-31" });
  for (const as_of of ["2026-11-26", "2027-01-01", "2026-02-30", "yesterday", 20261031, undefined])
    expect(readView({ as_of }, now), String(as_of)).toEqual({});
});

it("takes whose figures they are along, and nothing else", () => {
  const creator = "01a21967-6181-7726-b25b-adfd6442449d";
  expect(readView({ creator, as_of: "2026-10-31", evil: 1 }, now)).toEqual({ creator, as_of: "2026-10-31" });
  const search = { creator, as_of: "2026-10-31", from: "2026-10-01" };
  expect(viewOf(search)).toEqual({ creator, as_of: "2026-10-31" });
});
