// The main job, for every platform: connect through the real consent page, wait for the first reading, and find exactly the
// figures of the simulators' world on the Overview, among the Posts and on a post's own page.
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { allPosts, check, expected, registry, shown, written } from "./figures.ts";
import { open, people } from "./stage.ts";
import { accountRow, connect, connectButton, consent, facts, openPopup, pathOf, toast, untilSynced } from "./ways.ts";

const stage = await open();
afterAll(() => stage.stop());
afterEach(() => expect(stage.watch.troubles()).toEqual([]));

/** The metrics of a post in the order of the table's columns. */
const columns = ["views", "reach", "likes", "comments", "shares", "saves", "interactions"];

let page: Page;
let metrics: Awaited<ReturnType<typeof registry>>;
beforeAll(async () => {
  page = await stage.signIn(people.creator);
  metrics = await registry(page);
});

test("nothing is connected at first, and one clear action says so", async () => {
  await page.getByText("No account connected").waitFor();
  for (const platform of stage.platforms) await accountRow(page, platform).getByText("Not connected").waitFor();
  await page.locator("#social-accounts").getByText("0 connected").waitFor();
});

describe.each(stage.platforms)("%s", (platform) => {
  test("connects in a popup, and the page that opened it waits and tells", async () => {
    const { name } = await facts(page, platform);
    const account = await stage.control.account(platform, "mara");
    const popup = await openPopup(page, connectButton(page, name));
    const waiting = accountRow(page, platform).getByRole("button", { name: "Connecting…" });
    await expect.poll(() => waiting.isDisabled()).toBe(true);
    const closed = popup.waitForEvent("close");
    await consent(popup, { handle: account.handle });
    await closed;
    await toast(page, `Connected @${account.handle} on ${name}.`).waitFor();
    expect(pathOf(page)).toBe("/dashboard");
    await untilSynced(page, platform);
  });

  test("the Overview shows the world's figures", async () => {
    const { name, derived } = await facts(page, platform);
    const world = await stage.control.account(platform, "mara");
    const card = page.getByTestId("account-card").and(page.locator(`[data-platform=${platform}]`));
    await card.getByText(`@${world.handle}`).waitFor();
    const figures = await shown(card);
    for (const id of ["followers", "posts"]) {
      const first = figures.find((f) => f.metric === id);
      check(`${name}: ${id}`, first, expected(metrics, platform, id, world.figures));
    }
    const computed = figures.filter((f) => ["average_views", "engagement_rate"].includes(f.metric));
    expect(computed).toHaveLength(2);
    for (const figure of computed) {
      if (!derived) expect(figure.reason, `${name}: ${figure.metric}`).toBe("policy");
      else expect(figure.text, `${name}: ${figure.metric}`).toMatch(/^[\d,.]+%?$|^[a-z ]+$/);
    }
    const ask = card.getByRole("button", { name: "Differs from the app?" });
    await ask.click();
    const why = page.getByRole("dialog", { name: `Why ${name}'s app may show another number` });
    await why.locator("[data-cause=settling]").getByText(name).waitFor(); // today's followers may still change
    await why.getByLabel("Figure").selectOption("engagement_rate");
    await why.locator("[data-rate]").first().locator("[data-metric=engagement_rate]").waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => ask.evaluate((button) => button === document.activeElement)).toBe(true);
  });

  test("the Posts show every post once, with the world's figures", async () => {
    const world = await stage.control.account(platform, "mara");
    await page.getByRole("link", { name: "Posts", exact: true }).click();
    await page.getByLabel("Platform").selectOption(platform);
    const count = world.posts.length === 1 ? "1 post" : `${written(world.posts.length)} posts`;
    await page.getByText(`${count}, lifetime results`).waitFor();
    const lines = await allPosts(page);
    for (const [at, post] of world.posts.entries()) {
      const line = lines[at];
      if (!line) break;
      const where = `${platform} post ${at} (${post.id})`;
      expect(
        headlines(post).some((words) => line.text.includes(words)),
        `${where} reads "${line.text}"`,
      ).toBe(true);
      for (const id of columns) {
        check(
          `${where}: ${id}`,
          line.figures.find((f) => f.metric === id),
          expected(metrics, platform, id, post.figures),
        );
      }
    }
    expect(new Set(lines.map((line) => line.post)).size).toBe(world.posts.length);
    expect(lines).toHaveLength(world.posts.length);
  });

  test("a post's own page shows its figures and their history", async () => {
    const world = await stage.control.account(platform, "mara");
    await page.goto(`/posts?platform=${platform}`);
    const row = page.locator("tr[data-post]").nth(3);
    const post = world.posts[3];
    if (!post) throw new Error(`the world has fewer than 4 posts on ${platform}`);
    await row.getByRole("link").first().click();
    const title = page.getByRole("heading", { level: 1 });
    const called = headlines(post).map((words) => (words === "No caption" ? " of " : words.slice(0, 60)));
    const fits = async () => ((is) => called.some((words) => is.includes(words)))((await title.textContent()) ?? "");
    await expect.poll(fits).toBe(true);
    await expect.poll(() => title.evaluate((heading) => heading === document.activeElement)).toBe(true);
    await page.getByRole("heading", { name: "History" }).waitFor();
    const figures = await shown(page.locator("main"));
    for (const id of columns) {
      check(
        `${platform} ${post.id}: ${id}`,
        figures.find((f) => f.metric === id),
        expected(metrics, platform, id, post.figures),
      );
    }
    const history = page.getByRole("region", { name: "History" });
    await history.getByRole("button", { name: "Show as table" }).click();
    const views = expected(metrics, platform, "views", post.figures);
    if ("number" in views) await history.getByRole("figure").filter({ hasText: "Views" }).getByText(views.number).first().waitFor();
    await page.getByRole("link", { name: "Overview" }).click();
  });
});

test("the total adds what the terms allow, and names what it leaves out", async () => {
  const known = await Promise.all(stage.platforms.map((p) => facts(page, p)));
  const summed = known.filter((p) => p.summable);
  const total = page.getByTestId("total");
  await page.getByTestId("account-card").first().waitFor();
  if (summed.length < 2) {
    expect(await total.count()).toBe(0);
    return;
  }
  let followers = 0;
  for (const { platform } of summed) {
    const want = expected(metrics, platform, "followers", (await stage.control.account(platform, "mara")).figures);
    if ("number" in want) followers += Number(want.number.replaceAll(",", ""));
  }
  await expect.poll(() => total.textContent()).toContain(written(followers));
  for (const left of known.filter((p) => !p.summable)) await expect.poll(() => total.textContent()).toContain(left.name);
});

test("a second person connects nothing of the first, and sees nothing of them", async () => {
  const posts = await page.request.get("/api/posts?limit=1");
  const { data } = (await posts.json()) as { data: { posts: { id: string }[] } };
  const other = await stage.signIn(people.other);
  await other.getByText("No account connected").waitFor();
  await other.goto("/posts");
  await other.getByText("0 posts, lifetime results").waitFor();
  await other.goto(`/posts/${data.posts[0]?.id}`);
  await other.getByText("There is no such post here.").waitFor();
  const [foreign, absent] = await Promise.all(
    [data.posts[0]?.id, "0193c3a0-0000-7000-8000-000000000000"].map((id) => other.request.get(`/api/posts/${id}`)),
  );
  expect(foreign?.status()).toBe(404);
  expect(await foreign?.text()).toBe(await absent?.text());
  expect(stage.watch.troubles(/404/)).toEqual([]);

  await other.goto("/dashboard");
  for (const platform of stage.platforms) {
    const { name } = await facts(other, platform);
    const { handle } = await stage.control.account(platform, "mara");
    await connect(other, connectButton(other, name), { handle });
    await toast(
      other,
      `This ${name} account is already connected by another person here. Ask them to disconnect it, or sign in at ${name} with another account.`,
    ).waitFor();
  }
  await other.context().close();
  await page.goto("/dashboard");
  await page.getByText("Somebody else here signed in to this account at").first().waitFor();
});

test("of two accounts of one platform the posts of one can be chosen, and its file holds only them", async () => {
  const [platform = ""] = stage.platforms;
  const { name } = await facts(page, platform);
  await page.goto("/posts");
  await page.locator("tr[data-post]").first().waitFor();
  expect(await page.getByLabel("Account", { exact: true }).count()).toBe(0); // each platform says whose they are
  const { handle, posts } = await stage.control.account(platform, "layla");
  await page.goto("/connections");
  await connect(page, page.getByRole("main").getByRole("button", { name, exact: true }), { handle });
  await page.locator("[data-testid=connection]").filter({ hasText: handle }).getByText("Connected", { exact: true }).waitFor();
  await page.goto("/posts");
  await page.getByLabel("Account", { exact: true }).selectOption({ label: `${name} @${handle}` });
  await page.getByText(`${written(posts.length)} posts, lifetime results`).waitFor();
  expect(await page.getByLabel("Platform").inputValue()).toBe(platform);
  expect(await allPosts(page)).toHaveLength(posts.length);
  const [file] = await Promise.all([page.waitForRequest(/api\/export\/posts/), page.getByRole("button", { name: /CSV$/ }).click()]);
  expect(new URL(file.url()).searchParams.get("connection")).toBe(new URL(page.url()).searchParams.get("account"));
  await page.getByLabel("Platform").selectOption("");
  await expect.poll(() => pathOf(page)).not.toContain("account");
});

/** What may stand in a row of a post: its caption's first line, or its title where the platform has titles. */
function headlines({ caption, title = "" }: { title?: string; caption: string }): string[] {
  const first = (text: string) => text.trim().split("\n")[0]?.trim();
  return [first(caption), first(title)].map((line) => line || "No caption");
}
