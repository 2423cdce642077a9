import { expect, it } from "vitest";
import { readAudienceSearch } from "./search";

it("takes what it understands from an address, and leaves out what is the default", () => {
  const account = "0193c3a0-0000-7000-8000-000000000000";
  expect(readAudienceSearch({ account, by: "likes", table: true, days: 365 })).toEqual({ account, by: "likes", table: true, days: 365 });
  expect(readAudienceSearch({ account: "mara", by: "views", table: "yes", days: 90 })).toEqual({});
  expect(readAudienceSearch({ by: "fame", days: 12 })).toEqual({});
});
