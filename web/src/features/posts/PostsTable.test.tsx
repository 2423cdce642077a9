// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it } from "vitest";
import { metrics, platforms, posts } from "~/api/golden.gen";
import { metricsQuery } from "~/api/metrics";
import { platformsQuery } from "~/api/platforms";
import { cache } from "~/api/query";
import type { Post } from "~/api/types";
import { columnsBy } from "./columns";
import { PostsGrid } from "./PostsGrid";
import { PostsTable } from "./PostsTable";

afterEach(cleanup);
beforeEach(() => {
  cache.setQueryData(metricsQuery.queryKey, metrics.metrics);
  cache.setQueryData(platformsQuery.queryKey, platforms.platforms);
});

const now = new Date("2026-11-22T09:24:00Z");
const [first] = posts.data.posts as Post[];
if (!first) throw new Error("the answer has no post");
const watched: Post = {
  ...first,
  id: "watched",
  fetched_at: "2026-11-22T05:00:00Z",
  further_metrics: [{ metric: "watch_time", value: 95, status: "final" }],
};
const late: Post = { ...first, id: "late", fetched_at: "2026-11-20T05:00:00Z", further_metrics: [] };
const sorting = { by: "watch_time", order: "desc", among: ["views", "watch_time"], choose: () => undefined } as const;

/** Draws something that leads to posts' pages, and gives a post's place in it. */
async function show(what: React.ReactElement) {
  const routeTree = createRootRoute({ component: () => <QueryClientProvider client={cache}>{what}</QueryClientProvider> });
  const { container } = render(<RouterProvider router={createRouter({ routeTree, history: createMemoryHistory() }) as never} />);
  await screen.findAllByRole("link");
  return (id: string) => container.querySelector<HTMLElement>(`[data-post=${id}]`) as HTMLElement;
}

it("shows what posts are sorted by, each post's rate, and of when a post is that was read long before the others", async () => {
  const row = await show(
    <PostsTable posts={[watched, late]} columns={columnsBy("watch_time")} now={now} sorting={{ ...sorting, among: [...sorting.among] }} />,
  );
  const [, sorted] = screen.getAllByRole("columnheader");
  expect([sorted?.textContent?.includes("Watch time"), sorted?.getAttribute("aria-sort")]).toEqual([true, "descending"]);
  expect(row("watched").querySelector("[data-metric=watch_time]")?.textContent).toBe("1 min 35 s");
  expect(row("late").querySelector("[data-metric=watch_time]")?.getAttribute("data-reason")).toBe("not_yet_synced");
  expect(row("watched").querySelectorAll("[data-metric=engagement_rate]")).toHaveLength(2); // in its column, and below the post on a phone
  expect(within(row("late")).getByText(/^as of/).textContent).toMatch(/20/);
  expect(within(row("watched")).queryByText(/^as of/)).toBeNull();
});

it("says so under pictures, too", async () => {
  const card = await show(<PostsGrid posts={[watched, late]} now={now} sorted="watch_time" />);
  expect(card("watched").querySelector("[data-metric=watch_time]")?.textContent).toBe("1 min 35 s");
  within(card("late")).getByText(/^as of/);
});
