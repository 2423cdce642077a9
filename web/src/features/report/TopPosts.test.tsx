// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { posts } from "~/api/golden.gen";
import { bestOfRangeQuery } from "~/api/posts";
import { cache } from "~/api/query";
import { TopPosts } from "./TopPosts";

afterEach(cleanup);

const asked = { platform: "instagram", connection: "1", from: "2026-11-01", to: "2026-11-21" };

function show(
  state: "ready" | "empty" | "never_synced",
  total: number,
  sync: { running: boolean; done: number; total: number | null },
): string {
  cache.setQueryData(bestOfRangeQuery(asked).queryKey, { state, data: { ...posts.data, posts: [], total }, meta: { ...posts.meta, sync } });
  const { container } = render(
    <QueryClientProvider client={cache}>
      <TopPosts asked={asked} zone="Europe/Berlin" now={new Date("2026-11-22T09:24:00Z")} />
    </QueryClientProvider>,
  );
  return container.textContent ?? "";
}

it("says that nothing was published only once the posts have been read", () => {
  const nothing = "Nothing was published on these days.";
  expect(show("empty", 0, { running: true, done: 40, total: 200 })).toContain("posts 40 of 200");
  expect(show("never_synced", 0, { running: false, done: 0, total: null })).toContain("No posts were read yet.");
  cleanup();
  const reading = show("ready", 3, { running: true, done: 40, total: 200 });
  expect(reading).toContain("At least 3 posts;");
  expect(reading).not.toContain(nothing);
  expect(show("empty", 0, { running: false, done: 0, total: null })).toContain(nothing);
});
