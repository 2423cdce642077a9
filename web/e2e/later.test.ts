// What becomes of what was read as time goes by: figures as they were known on an earlier day, a post that its platform shows no more, and
// figures older than promised.
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { accessible } from "./accessible.ts";
import { dayBefore, live, type Past } from "./demo.ts";
import { expected, registry, saidOn, shown, written } from "./figures.ts";
import { newestPost } from "./ways.ts";

let past: Past;
beforeAll(async () => {
  past = await live("mara", 10);
});
afterAll(() => past?.stop());
afterEach(() => expect(past.watch.troubles()).toEqual([]));

/** The views of the post that TikTok published at an instant, at the end of a day. Views only grow: what was read lies between those of two ends. */
async function viewsAtEnd(day: string, published: string): Promise<number> {
  const { posts } = await past.control.account("tiktok", "mara", `${day}T22:59:59Z`);
  const said = expected(
    await registry(past.page),
    "tiktok",
    "views",
    posts.find((post) => Date.parse(post.published) === Date.parse(published))?.figures ?? {},
  );
  return "number" in said ? Number(said.number.replaceAll(",", "")) : Number.NaN;
}

test("a post and a report are shown as they were known on an earlier day", async () => {
  const { page } = past;
  const [then, before] = [dayBefore(4), dayBefore(6)];
  const answer = await page.request.get(`/api/posts?platform=tiktok&to=${dayBefore(7)}&limit=1`);
  const { data } = (await answer.json()) as { data: { posts: { id: string; posted_at: string }[] } };
  const [{ id, posted_at: published }] = data.posts as [(typeof data.posts)[number]];
  const views = async () => {
    const found = (await shown(page.locator("main"))).find((figure) => figure.metric === "views");
    return Number(found?.text.replaceAll(",", ""));
  };
  const [least, most] = [await viewsAtEnd(before, published), await viewsAtEnd(then, published)];
  await page.goto(`/posts/${id}`);
  await page.getByRole("heading", { name: "History" }).waitFor();
  const now = await views();
  expect(now).toBeGreaterThan(most); // else what follows would show nothing
  await page.getByLabel("As known on").fill(then);
  await page.locator(`[data-known-on="${then}"]`).waitFor();
  await expect.poll(views).toBeLessThanOrEqual(most);
  expect(await views()).toBeGreaterThanOrEqual(least);
  await accessible(page, "a post as it was known");
  await page.getByRole("button", { name: "As known now" }).click();
  await expect.poll(views).toBe(now);

  const followers = (await Promise.all([then, dayBefore(5)].map((day) => saidOn(past, "tiktok", "followers", day)))).flat().map(written);
  await page.goto(`/report?as_of=${then}`);
  await page.locator(`[data-known-on="${then}"]`).waitFor();
  const head = page.locator("[data-report=tiktok] header");
  const told = async () => {
    const words = (await head.textContent()) ?? "";
    return followers.some((number) => words.includes(number));
  };
  await expect.poll(told).toBe(true);
  await accessible(page, "a report as it was known");
});

test("a post that the platform shows no more leaves the list, and keeps its last figures and a page that says so", async () => {
  const { page, control } = past;
  const { id: account, posts } = await control.account("tiktok", "mara");
  const [, , deleted] = posts;
  if (!deleted) throw new Error("the world has fewer than 3 posts on TikTok");
  await control.act("tiktok", account, { action: "delete_post", id: deleted.id });
  const gone = page.locator("tr[data-post]");
  const weekLater = async () => {
    await control.advance("36h"); // one listing a week goes back far enough to lack it, and one could have been cut short
    await page.goto("/posts?platform=tiktok&gone=only");
    await page.getByText(/\d+ posts?, lifetime results/).waitFor();
    return gone.count();
  };
  await expect.poll(weekLater, { interval: 2_000, timeout: 240_000 }).toBe(1);
  await gone.getByText(/^no longer listed since/).waitFor();
  await accessible(page, "Posts that are gone");
  const figures = await gone.locator("[data-metric]").allTextContents();
  expect(figures.filter((text) => /^[\d,]+$/.test(text)).length, `${figures}`).toBeGreaterThan(3);
  await gone.getByRole("link").first().click();
  await page.getByRole("heading", { name: "History" }).waitFor();
  const main = page.getByRole("main");
  await main
    .getByText(/no longer listed since/)
    .first()
    .waitFor();
  for (const figure of figures) await main.locator("[data-metric]").getByText(figure, { exact: true }).first().waitFor();
  await accessible(page, "a post that is gone");
  const own = new URL(page.url()).pathname;
  await page.goto("/posts?platform=tiktok");
  await gone.nth(5).waitFor();
  expect(await page.locator(`a[href^="${own}"]`).count()).toBe(0);
});

test("figures older than promised: every place keeps them and says so, accessibly", async () => {
  const { page, control } = past;
  for (const platform of ["instagram", "tiktok", "youtube"]) await control.fault({ platform, status: 503, body: "{}" });
  await control.advance("60h");
  for (const [path, stays] of [
    ["/dashboard", "[data-testid=account-card] [data-metric=followers]"],
    ["/posts", "tr[data-post]"],
    [await newestPost(page, "tiktok"), "main [data-metric]"],
    ["/audience", "[data-breakdown]"],
    ["/report", "[data-report]"],
    ["/connections", "[data-testid=connection]"],
  ] as const) {
    await page.goto(path);
    await page.locator(stays).first().waitFor();
    if (path === "/posts") await expect.poll(() => page.getByTestId("freshness").textContent()).toMatch(/^The oldest figure is \d+ d/);
    if (path !== "/connections") await page.getByRole("main").locator("[data-state=stale]").first().waitFor();
    else await page.getByTestId("connection").getByText("Trying again").first().waitFor();
    if (path === "/dashboard" || path === "/connections") await accessible(page, `${path}, stale`); // the same faces stand in the others
  }
  const manager = await past.signIn("agency@candor.demo");
  await manager.goto("/roster");
  const row = manager.locator("tr[data-platform=tiktok]");
  await row.locator("[data-metric=followers]").first().waitFor();
  await expect.poll(() => row.textContent()).toMatch(/The platform (does not answer|answers with errors)/);
  await row
    .getByText(/^\d+ \w+, \d\d:\d\d$/) // when it was synced last: a day, as it was not today
    .filter({ visible: true })
    .first()
    .waitFor();
  await manager.context().close();
  expect(past.watch.troubles(/503/)).toEqual([]); // its pictures
});
