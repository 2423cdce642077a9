import { describe, expect, it } from "vitest";
import type { Point } from "~/api/types";
import { extent, holes, segments } from "./segments";

/** Points from a line of marks: a digit is a final value, "~" before it makes it provisional, "." is a gap, "x" one of another cause, "-" not yet synced. */
function points(marks: string): Point[] {
  return [...marks.matchAll(/~?\d|[.x-]/g)].map(([mark], i): Point => {
    const day = `2026-11-${String(i + 1).padStart(2, "0")}`;
    if (mark === ".") return { day, value: null, status: "missing", reason: "gap", cause: "downtime" };
    if (mark === "x") return { day, value: null, status: "missing", reason: "gap", cause: "platform_error" };
    if (mark === "-") return { day, value: null, status: "missing", reason: "not_yet_synced" };
    return { day, value: Number(mark.replace("~", "")), status: mark.startsWith("~") ? "provisional" : "final" };
  });
}

/** Segments back into marks: values joined, dashed ones in brackets. */
const drawn = (marks: string) =>
  segments(points(marks)).map(({ dashed, dots }) =>
    dashed ? `(${dots.map((d) => d.value).join("")})` : dots.map((d) => d.value).join(""),
  );

describe("segments", () => {
  it.each([
    ["", []],
    ["123", ["123"]],
    ["12..34", ["12", "34"]], // a gap is never bridged
    ["12.~3", ["12", "(3)"]], // nor by the dashed tail
    ["123~4", ["123", "(34)"]], // the tail starts at the last final dot
    ["1~2~3", ["1", "(123)"]],
    ["~1~2", ["(12)"]],
    ["1~23", ["1", "(12)", "23"]],
    ["--12", ["12"]],
    [".1.", ["1"]],
    ["00", ["00"]], // a zero that was read is a value
  ])("cuts %s into %j", (marks, want) => expect(drawn(marks)).toEqual(want));

  it("keeps every value exactly at its day", () => {
    const list = points("1.~2");
    expect(segments(list).flatMap((s) => s.dots.map((d) => [d.day, d.value]))).toEqual([
      ["2026-11-01", 1],
      ["2026-11-03", 2],
    ]);
  });
});

describe("holes", () => {
  it.each([
    ["123", []],
    ["1..2", [[1, 2]]],
    ["--1.2", [[3, 3]]], // days before the first reading are no gap
    ["1.", [[1, 1]]],
    [
      "1.-2",
      [
        [1, 1],
        [2, 2],
      ],
    ], // two reasons, two holes
    [
      "1.xx2",
      [
        [1, 1],
        [2, 3],
      ],
    ], // and two causes
    ["12-", []], // today's reading is still to come
    ["1.-", [[1, 1]]],
    ["...", []],
  ])("finds those of %s", (marks, want) => expect(holes(points(marks)).map((h) => [h.from, h.to])).toEqual(want));

  it("says why", () => expect(holes(points("1.2"))[0]).toMatchObject({ reason: "gap", cause: "downtime" }));
});

describe("extent", () => {
  it("leaves out what is missing", () => expect(extent(points("5.3~9"))).toEqual([3, 9]));
  it("knows none without a value", () => expect(extent(points(".."))).toBeUndefined());
});
