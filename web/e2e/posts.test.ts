// Posts with a past: how fast each came, in which order they are asked for, and which hours and types did best, as the world was.
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { desk, phone } from "./accessible.ts";
import { cells, drawn, faithful, rows } from "./charts.ts";
import { dayBefore, live, type Past, zone } from "./demo.ts";
import { byHour, written } from "./figures.ts";
import { noWideTable } from "./ways.ts";

let past: Past;
beforeAll(async () => {
  past = await live("mara", 40);
});
afterAll(() => past?.stop());
afterEach(() => expect(past.watch.troubles()).toEqual([]));

test("how fast a post came: shares of its latest figure by its age, as its history says", async () => {
  const { page } = past;
  await page.goto("/posts?platform=tiktok");
  const { posts } = await past.control.account("tiktok", "mara");
  const at = posts.findIndex((post) => Date.now() - Date.parse(post.published) > 12 * 86_400_000); // lived through from its first day
  await page.locator("tr[data-post]").nth(at).getByRole("link").first().click();
  const panel = page.locator("section").filter({ has: page.getByRole("heading", { name: "How fast it came" }) });
  const share = panel.getByRole("figure").first();
  await share.getByRole("slider").waitFor();
  const chart = await drawn(share);
  await panel.getByRole("button", { name: "Show as table" }).click();
  const table = await rows(share);
  faithful("shares", chart, table);
  expect(table.at(-1)?.value).toBe(100);
  const ages = table.map((row) => (row.day === "day of posting" ? 0 : Number.parseInt(row.day, 10)));
  expect(ages).toEqual(ages.map((_, index) => (ages[0] ?? 0) + index));
  expect(ages[0]).toBeLessThanOrEqual(1); // it may have come after the reading of its day
  const history = page.getByRole("region", { name: "History" });
  await history.getByRole("button", { name: "Show as table" }).click();
  const views = await rows(history.getByRole("figure").filter({ hasText: "Views" }));
  const latest = views.at(-1)?.value ?? Number.NaN;
  for (const [index, row] of table.entries()) {
    const then = views.at(index - table.length)?.value;
    if (typeof then === "number" && row.value !== null) expect(row.value, row.day).toBeCloseTo((100 * then) / latest, 0);
  }
});

test("the best hours count the settled posts of the world", async () => {
  const { page } = past;
  await page.goto("/audience");
  const { handle, posts } = await past.control.account("tiktok", "mara");
  const panel = page.locator("section").filter({ has: page.getByRole("heading", { name: "Best time to post" }) });
  await panel.getByLabel("Account").selectOption({ label: `TikTok @${handle}` });
  const [, total = ""] = /([\d,]+) posts in all/.exec((await panel.getByText(/posts in all/).textContent()) ?? "") ?? [];
  await panel.getByRole("button", { name: "Show as table" }).click();
  const lines = await cells(panel.getByRole("group", { name: "Best time to post" }));
  const settled = posts.slice(-Number(total.replaceAll(",", ""))); // the newest may still change
  expect(new Map(lines.map(([day, at, , n]) => [`${day} ${at?.slice(0, 2)}`, Number(n)]))).toEqual(byHour(settled, zone));
  for (const [day, at, value, n] of lines) {
    if (Number(n) < 3) expect(value, `${day} ${at}: ${n} posts`).toMatch(/^too few posts/);
    else expect(value, `${day} ${at}: ${n} posts`).toMatch(/^[\d,]+$/);
  }
});

test("what each type of post gets is the mean of the settled ones of the list, and terms may withhold it", async () => {
  const { page } = past;
  await page.goto("/audience");
  const panel = page.locator("section").filter({ has: page.getByRole("heading", { name: "What each type of post gets" }) });
  const lines = panel.locator("tr[data-type]");
  await lines.first().waitFor();
  const account = await panel.getByLabel("Account").inputValue();
  const range = `from=${dayBefore(89)}&to=${dayBefore(0)}`;
  const answer = await page.request.get(`/api/posts?connection=${account}&${range}&limit=100`);
  const { data } = (await answer.json()) as {
    data: { posts: { media_type: string; metrics: { views: { value: number | null; status: string } } }[]; next_cursor: string | null };
  };
  expect(data.next_cursor).toBeNull(); // these are all of them
  const got = new Map<string, number[]>();
  for (const { media_type: type, metrics } of data.posts) {
    const { value, status } = metrics.views;
    got.set(type, [...(got.get(type) ?? []), ...(value !== null && status === "final" ? [value] : [])]);
  }
  const shown = await lines.evaluateAll((all) =>
    all.map((line) => [
      line.getAttribute("data-type") ?? "",
      ...[...line.querySelectorAll("td")].map((cell) => cell.querySelector("data, button")?.textContent ?? cell.textContent.trim()),
    ]),
  );
  expect(new Set(shown.map(([type]) => type))).toEqual(new Set(got.keys()));
  expect(shown.some(([, , mean]) => /^[\d,]+$/.test(mean ?? ""))).toBe(true);
  for (const [type = "", n, mean] of shown) {
    const values = got.get(type) ?? [];
    expect(n, type).toBe(String(values.length));
    const average = values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean, type).toBe(values.length < 3 ? "too few posts" : written(Math.round(average)));
  }
  await panel.getByText("Posts a week").waitFor();
  await panel.getByLabel("Published in").selectOption("365");
  await expect.poll(() => page.url()).toContain("days=365");
  const { handle } = await past.control.account("youtube", "mara");
  await panel.getByLabel("Account").selectOption({ label: `YouTube @${handle}` });
  await lines.locator("[data-reason=policy]").first().waitFor();
  expect(await panel.getByText("Posts a week").count()).toBe(0);
});

test("posts are sorted by any metric that their platform tells, also from the keyboard, and show it", async () => {
  const { page } = past;
  const rows = page.locator("tr[data-post]");
  const listed = async (id: string) => {
    await page.waitForLoadState("networkidle");
    return rows.locator(`[data-metric=${id}]`).evaluateAll((all) => all.map((figure) => Number(figure.getAttribute("value") ?? "NaN")));
  };
  const known = async (id: string) => (await listed(id)).filter((value) => !Number.isNaN(value));
  const ranked = (values: number[], way: 1 | -1) => [...values].sort((a, b) => way * (a - b));

  await page.goto("/posts");
  await rows.first().waitFor();
  expect(await page.locator("th button").getByText("Post", { exact: true }).count()).toBe(0); // posts of all platforms are not ranked
  await page.getByLabel("Platform").selectOption("instagram");
  const views = page.getByRole("columnheader", { name: "Views" });
  await views.getByRole("button").focus();
  for (const [key, way, order] of [
    ["Enter", "descending", -1],
    ["Space", "ascending", 1],
  ] as const) {
    await Promise.all([page.waitForResponse(/api\/posts/), page.keyboard.press(key)]);
    await expect.poll(() => views.getAttribute("aria-sort")).toBe(way);
    await expect.poll(async () => ranked(await known("views"), order)).toEqual(await known("views"));
    await expect.poll(() => views.getByRole("button").evaluate((button) => button === document.activeElement)).toBe(true);
  }
  const { metrics } = (await (await page.request.get("/api/metrics")).json()) as {
    metrics: { id: string; scope: string; label: string; offers: { platform: string }[] }[];
  };
  const offered = await page
    .getByLabel("Sort by")
    .locator("option")
    .evaluateAll((all) => all.map((option) => (option as HTMLOptionElement).value));
  for (const id of ["reposts", "follows", "profile_visits", "watch_time", "skip_rate"]) expect(offered).toContain(id);
  for (const id of offered.slice(1)) {
    const metric = metrics.find((m) => m.id === id);
    expect([metric?.scope, metric?.offers.some((o) => o.platform === "instagram")], id).toEqual(["post", true]);
  }
  await page.goto("/posts?platform=instagram&sort=watch_time");
  await page.getByRole("columnheader", { name: "Watch time" }).and(page.locator("[aria-sort=descending]")).first().waitFor();
  const watched = await known("watch_time");
  expect(watched.length).toBeGreaterThan(3);
  expect(watched).toEqual(ranked(watched, -1));
  await noWideTable(page);
  await page.getByRole("button", { name: "Grid" }).click();
  await page.locator("li[data-post]").first().locator("[data-metric=watch_time]").waitFor();
  await page.getByRole("button", { name: "Table", exact: true }).click();
  await page.setViewportSize(phone);
  await rows.first().locator("[data-metric=watch_time]").waitFor();
  await rows.first().locator("th [data-metric=engagement_rate]").waitFor();
  await noWideTable(page);
  await page.setViewportSize(desk);
});
