import { describe, expect, it } from "vitest";
import { connectErrorOther, connectErrors } from "~/text/words";
import { errorWords, readOutcome, withoutOutcome } from "./outcome";

describe("readOutcome", () => {
  it("reads a success with its connection", () => {
    expect(readOutcome("?success=instagram_connected&connection=abc")).toEqual({ platform: "instagram", ok: true, connection: "abc" });
  });

  it.each(Object.keys(connectErrors))("reads the error %s", (code) => {
    expect(readOutcome(`?error=tiktok_${code}`)).toEqual({ platform: "tiktok", ok: false, code });
    expect(readOutcome(`?error=my_space_${code}`)).toEqual({ platform: "my_space", ok: false, code });
  });

  it("keeps a code that it does not know", () => {
    expect(readOutcome("?error=tiktok_eclipse")).toEqual({ platform: "tiktok", ok: false, code: "eclipse" });
    expect(readOutcome("?error=tiktok")).toEqual({ platform: "tiktok", ok: false, code: "" });
  });

  it.each(["", "?view=grid", "?success=hurrah", "?error="])("finds nothing in %j", (search) => expect(readOutcome(search)).toBeUndefined());
});

it("cleans an address and leaves the rest", () => {
  expect(withoutOutcome("?success=x_connected&connection=1&view=grid")).toBe("?view=grid");
  expect(withoutOutcome("?error=x_denied")).toBe("");
});

describe("errorWords", () => {
  it.each(Object.keys(connectErrors))("has words for %s", (code) => {
    const words = errorWords(code, "Somewhere");
    expect(words).not.toBe(connectErrorOther);
    expect(words).not.toContain("{");
  });

  it("has words for the unknown", () => expect(errorWords("eclipse", "Somewhere")).toBe("Connecting Somewhere did not work. Try again."));
});
