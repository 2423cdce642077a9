import { expect, it } from "vitest";
import { listen, tell } from "./channel";
import type { Outcome } from "./outcome";

const denied: Outcome = { platform: "somewhere", ok: false, code: "denied" };

it("hands an outcome to whoever takes it, once", async () => {
  const heard: Outcome[] = [];
  listen((outcome) => heard.push(outcome) > 0);
  expect(await tell(denied)).toBe(true);
  expect(await tell(denied, 300)).toBe(false);
  expect(heard).toEqual([denied]);
});

it("knows when nobody takes it", async () => {
  const stop = listen(() => false);
  expect(await tell(denied, 300)).toBe(false);
  stop();
});
