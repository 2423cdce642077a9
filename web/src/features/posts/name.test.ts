import { expect, it } from "vitest";
import { nameOf, saysMore } from "./name";

const now = new Date("2026-11-26T12:00:00Z");
const post = (caption: string | null) => ({
  caption: { value: caption },
  media_type: "reel" as const,
  posted_at: "2026-11-25T12:00:00Z",
});

it("is the first line of the caption, cut where it is long, between characters as people see them", () => {
  expect(nameOf(post("Lemon pasta 🍋\n\nSave this"), now)).toBe("Lemon pasta 🍋");
  expect(nameOf(post("👩‍🍳".repeat(100)), now)).toBe(`${"👩‍🍳".repeat(80)}…`);
});

it("is what it is and when, where there is no caption", () => {
  for (const none of ["", " \n ", null]) expect(nameOf(post(none), now)).toMatch(/^Reel of .*25/);
});

it("is said again in full only where there is more to say", () => {
  expect(saysMore(post("Lemon pasta\nSave this"), now)).toBe(true);
  expect(saysMore(post(" Lemon pasta "), now)).toBe(false);
  expect(saysMore(post(null), now)).toBe(false);
});
