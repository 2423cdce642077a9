// A killed server loses nothing and doubles nothing: it is stopped in the middle of a first reading and started again.
import { afterAll, expect, test } from "vitest";
import { allPosts, check, expected, registry, written } from "./figures.ts";
import { open, people } from "./stage.ts";
import { accountRow, connect, connectButton, facts, toast } from "./ways.ts";

const stage = await open();
afterAll(() => stage.stop());

/** While the server is away, calls to it fail in the open page. */
const away = /ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE_CHUNKED|ERR_SOCKET/;

// The engine is the same for every platform, and a killed worker's run is taken up after a minute: one platform is enough here.
test.each(stage.platforms.slice(0, 1))("%s: a reading goes on where the killed server was", { timeout: 240_000 }, async (platform) => {
  const page = await stage.signIn(people.creator);
  const { name } = await facts(page, platform);
  const world = await stage.control.account(platform, "mara");
  await stage.control.fault({ platform, path: "*", delay: "300ms" });
  await connect(page, connectButton(page, name), { handle: world.handle });
  await toast(page, `Connected @${world.handle} on ${name}.`).waitFor();
  // In the middle: some posts have been read, and not all of them.
  await accountRow(page, platform)
    .getByText(/^posts [1-9]\d* of \d+$|^[1-9]\d* posts so far$/)
    .waitFor();
  await stage.restart();
  await stage.control.clearFaults();
  await accountRow(page, platform).getByText("Connected", { exact: true }).waitFor({ timeout: 180_000 });

  await page.goto(`/posts?platform=${platform}`);
  await page.getByText(`${written(world.posts.length)} posts, lifetime results`).waitFor();
  const metrics = await registry(page);
  const lines = await allPosts(page);
  expect(lines).toHaveLength(world.posts.length);
  expect(new Set(lines.map((line) => line.post)).size).toBe(world.posts.length);
  for (const [at, post] of world.posts.entries()) {
    const likes = lines[at]?.figures.find((figure) => figure.metric === "likes");
    check(`${platform} post ${at}`, likes, expected(metrics, platform, "likes", post.figures));
  }

  // The log tells of the interruption's end: nothing still runs, and nothing failed.
  await page.goto("/connections");
  await page.locator(`[data-platform=${platform}]`).getByRole("button", { name: "Sync log" }).click();
  const runs = page.getByRole("dialog").locator("tr[data-run]");
  await runs.first().waitFor();
  const states = await runs.evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.run));
  expect(new Set(states)).toEqual(new Set(["success"]));
  await page.context().close();
  expect(stage.watch.troubles(away)).toEqual([]);
});
