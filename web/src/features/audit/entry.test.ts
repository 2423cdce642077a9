import { expect, it } from "vitest";
import { details, whom } from "./entry";

const id = "01a2173a-a8c1-7b59-a5d6-c1e0ec494b84";

it("says in words what an entry holds, and leaves out what did not happen", () => {
  const platforms = [{ platform: "youtube", name: "YouTube" }];
  expect(details({ detail: { again: "false", connection: id, platform: "youtube" } }, platforms)).toBe(
    "account: ec494b84, platform: YouTube",
  );
  expect(details({ detail: { which: "all", odd_key: "x" } }, [])).toBe("where: everywhere, odd key: x");
  expect(details({ detail: {} }, platforms)).toBe("");
});

it("names whom it was done to, unless one did it to oneself", () => {
  expect(whom({ subject: "Ada", actor: "Ada" })).toBe("");
  expect(whom({ subject: "Ada", actor: "operator" })).toBe("Ada");
  expect(whom({ subject: id, actor: "operator" })).toBe("ec494b84");
});
