import { expect, it } from "vitest";
import { ApiError, saidBy } from "./error";

it("tells a reader what the server said, and neither a code nor a browser's message", () => {
  expect(saidBy(new ApiError(409, "conflict", "This link was used already."), "That did not work.")).toBe("This link was used already.");
  expect(saidBy(new ApiError(0, "unreachable"), "That did not work.")).toBe("That did not work.");
  expect(saidBy(new TypeError("Failed to fetch"), "That did not work.")).toBe("That did not work.");
});

it("has words for every failure, also where the server had none", () => {
  expect(new ApiError(409, "conflict", "This link was used already.").message).toBe("This link was used already.");
  expect(new ApiError(0, "unreachable").message).toMatch(/^Candor does not answer\..* try again\.$/);
  expect(new ApiError(502, "internal").message).toMatch(/^That did not work\. Try again/);
});
