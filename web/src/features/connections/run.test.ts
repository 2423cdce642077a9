import { expect, it } from "vitest";
import { counts } from "./run";

it("counts in the reader's own way of writing, one as one", () => {
  expect(counts({ items: 1200, calls: 1, duration_ms: null })).toBe("1,200 items, 1 call");
});
