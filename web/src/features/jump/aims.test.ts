import { expect, it } from "vitest";
import { fitting } from "./aims";
import { placesOf } from "./places";

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
  expect(placesOf("creator", undefined).map(({ href }) => href)).toContain("/posts");
  expect(placesOf("manager", undefined).map(({ href }) => href)).toEqual(["/roster", "/settings"]);
  expect(placesOf("manager", "c1").map(({ href }) => href)).toContain("/posts?creator=c1");
  expect(placesOf("admin", undefined).map(({ href }) => href)).not.toContain("/posts");
});
