import { expect, it } from "vitest";
import { jumpText } from "~/text/jump";
import { creatorAim, fitting, keyOf, placeAims, soughtBy } from "./aims";

const aim = (name: string) => ({ name, what: "Post", href: `/posts/${name}` });
const names = (typed: string, ...all: string[]) => fitting(all.map(aim), typed).map(({ name }) => name);

it("finds by every word, whatever its case and accents", () => {
  expect(names("crème", "Creme brulee", "Bread")).toEqual(["Creme brulee"]);
  expect(names("LEMON 12", "Lemon pasta in 12 minutes", "Lemon cake")).toEqual(["Lemon pasta in 12 minutes"]);
});

it("puts what begins with the word first, and keeps the order otherwise", () => {
  expect(names("po", "Compost", "Posts", "Apropos")).toEqual(["Posts", "Compost", "Apropos"]);
  expect(names("", "b", "a")).toEqual(["b", "a"]);
});

it("knows the places of each role, and a creator's figures only while a manager looks at them", () => {
  expect(placeAims("creator", undefined).map(({ href }) => href)).toContain("/posts");
  expect(placeAims("manager", undefined).map(({ href }) => href)).toEqual(["/roster", "/settings"]);
  expect(placeAims("manager", "c1").map(({ href }) => href)).toContain("/posts?creator=c1");
  expect(placeAims("admin", undefined).map(({ href }) => href)).not.toContain("/posts");
});

it("tells a creator of the roster from the Overview of the creator who is looked at", () => {
  const looked = creatorAim({ creator: { id: "c1", name: "Viktor" }, accounts: [] });
  const overview = placeAims("manager", "c1").find(({ href }) => href === looked.href);
  expect(overview?.name).toBe("Overview");
  const keys = [...placeAims("manager", "c1"), looked].map(keyOf);
  expect(new Set(keys).size).toBe(keys.length);
});

it("promises each role only what it can find", () => {
  const promised = (role: "creator" | "manager" | "admin", creator?: string) => {
    const { creators, posts } = soughtBy(role, creator);
    return jumpText.label(creators, posts);
  };
  expect(promised("creator")).toBe("Place or post");
  expect(promised("manager")).toBe("Place or creator");
  expect(promised("manager", "c1")).toBe("Place, creator or post");
  expect(promised("admin")).toBe("Place");
  expect(jumpText.list("Ctrl", false, true)[0]?.[1]).toBe("Jump to a place or a post");
});
