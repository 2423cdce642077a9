import { expect, it } from "vitest";
import { readAuditSearch } from "./search";

it("takes days of the calendar, and drops what is none", () => {
  expect(readAuditSearch({ from: "2026-11-01", to: "2026-11-30" })).toEqual({ from: "2026-11-01", to: "2026-11-30" });
  expect(readAuditSearch({ from: "2026-13-01", to: "2026-02-30" })).toEqual({});
});

it("takes an act and a person, and drops other words", () => {
  const known = { act: "role_changed", person: "01a2173a-a8c1-7b59-a5d6-c1e0ec494b84" };
  expect(readAuditSearch({ ...known, other: "1" })).toEqual(known);
  expect(readAuditSearch({ act: "Role changed", person: 7 })).toEqual({});
});
