import type { Metric, Post } from "~/api/types";
import { allColumns } from "./columns";

/** One figure of one post, as a row of a file: its value, or the reason why there is none. */
export interface Row {
  platform: string;
  handle: string;
  post: string;
  caption: string | null;
  media_type: string;
  posted_at: string;
  permalink: string | null;
  metric: string;
  label: string;
  value: number | null;
  status: string;
  reason: string;
  as_of: string;
  limits: string;
  definition: string;
}

/** The figures of posts in their order, one row for each, so that a file says of every one what it is and why it is missing. */
export function rowsOf(posts: Post[], metric: (id: string) => Metric | undefined): Row[] {
  return posts.flatMap((post) =>
    allColumns.map((id): Row => {
      const figure = post.metrics[id];
      const known = metric(id);
      return {
        platform: post.platform,
        handle: post.handle,
        post: post.id,
        caption: post.caption.value,
        media_type: post.media_type,
        posted_at: post.posted_at,
        permalink: post.permalink.value,
        metric: id,
        label: known?.label ?? id,
        value: figure.value,
        status: figure.status,
        reason: figure.reason ?? "",
        as_of: figure.as_of ?? "",
        limits: figure.limits ?? "",
        definition: known?.offers.find((o) => o.platform === post.platform)?.definition || (known?.definition ?? ""),
      };
    }),
  );
}

/** Rows as CSV by RFC 4180. A text that a spreadsheet would take for a formula is led by an apostrophe; a value that is missing is empty. */
export function csvOf(rows: Row[]): string {
  const [first] = rows;
  if (!first) return "";
  const cell = (value: string | number | null) => {
    if (value === null) return "";
    if (typeof value === "number") return String(value);
    const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = [Object.keys(first), ...rows.map((row) => Object.values(row))];
  return lines.map((line) => `${line.map(cell).join(",")}\r\n`).join("");
}
