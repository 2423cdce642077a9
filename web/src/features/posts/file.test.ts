import { expect, it } from "vitest";
import { metrics, posts } from "~/api/golden.gen";
import { allColumns } from "./columns";
import { csvOf, rowsOf } from "./file";

const known = (id: string) => metrics.metrics.find((m) => m.id === id);
const all = posts.data.posts;

it("writes a row for every figure, and says why one is missing", () => {
  const rows = rowsOf(all, known);
  expect(rows.length).toBe(all.length * allColumns.length);
  for (const row of rows) {
    expect(row.definition, row.metric).not.toBe("");
    expect(row.value === null, `${row.post} ${row.metric}`).toBe(row.reason !== "");
  }
});

it("writes CSV that a spreadsheet reads as it is meant", () => {
  const [row] = rowsOf(all, known);
  if (!row) throw new Error("no row");
  const [head, line] = csvOf([{ ...row, caption: '=HYPERLINK("x"), two\nlines', value: null }]).split("\r\n");
  expect(head).toBe(Object.keys(row).join(","));
  expect(line).toContain(`"'=HYPERLINK(""x""), two\nlines"`);
  expect(line).toContain(`,${row.label},,`); // missing is empty, never 0
  expect(csvOf([])).toBe("");
});
