import { expect, it } from "vitest";
import { accountsOf } from "./accounts";

const [one, two, other] = [
  { id: "1", platform: "instagram", handle: "mara" },
  { id: "2", platform: "instagram", handle: "mara.studio" },
  { id: "3", platform: "tiktok", handle: "mara" },
] as const;

it("offers accounts only where some platform has two, and those of the platform that is chosen", () => {
  expect(accountsOf(undefined, [one, other])).toEqual([]);
  expect(accountsOf("instagram", [one, other])).toEqual([]);
  expect(accountsOf(undefined, [one, two, other])).toEqual([one, two, other]);
  expect(accountsOf("instagram", [one, two, other])).toEqual([one, two]);
  expect(accountsOf("tiktok", [one, two, other])).toEqual([other]); // the choice does not come and go
});
