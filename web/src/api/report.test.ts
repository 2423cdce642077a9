import { describe, expect, test } from "vitest";
import { bare } from "./report";

describe("bare", () => {
  test.each([
    ["at f (https://candor.example.org/assets/a.js:1:2)", "at f (https://candor.example.org/assets/a.js:1:2)"],
    ["GET https://x.org/cb?code=SECRET&state=S failed", "GET https://x.org/cb failed"],
    ["https://x.org/invitation#TOKEN", "https://x.org/invitation"],
    ["no address?", "no address?"],
  ])("%s", (words, want) => expect(bare(words)).toBe(want));
});
