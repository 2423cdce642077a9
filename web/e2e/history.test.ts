// Weeks of history, as the real engine read them: what charts draw is what stands in their tables, and that is what the world was; a gap
// stays a gap, a tail that may change is dashed, what a platform redefined is marked, and any days are looked at closer.
import type { Request } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Series } from "../src/api/types.ts";
import { gapCauses } from "../src/text/words.ts";
import { asTable, drawn, faithful, places, told } from "./charts.ts";
import { dayBefore, live, type Past } from "./demo.ts";
import { registry, saidOn, written } from "./figures.ts";
import { stays, watchMoves } from "./shift.ts";

const days = 40;
let past: Past;
beforeAll(async () => {
  past = await live("mara", days);
});
afterAll(() => past?.stop());
afterEach(() => expect(past.watch.troubles()).toEqual([]));

/** The chart of a platform on the Overview. */
const chartOf = (platform: string) => past.page.locator(`figure[data-platform=${platform}]`);
const slider = (platform: string) => chartOf(platform).getByRole("slider");
const tableOf = (platform: string) => asTable(chartOf(platform));

test("a gap is drawn as a gap with its cause, days that may change are dashed, and chart, table and world agree", async () => {
  await past.page.goto("/dashboard");
  for (const platform of ["instagram", "tiktok", "youtube"]) {
    await slider(platform).waitFor();
    const chart = await drawn(chartOf(platform));
    const table = await tableOf(platform);
    faithful(platform, chart, table);
    const tail = table.filter((row) => row.value !== null && row.state === "not final yet");
    expect(tail, `${platform}: only today may still change`).toEqual([table.at(-1)]);
    expect(
      chart.pieces.filter((piece) => piece.dashed).map((piece) => piece.dots.map((dot) => Math.round(dot.index))),
      platform,
    ).toEqual([[table.length - 2, table.length - 1]]);

    const silent = table.flatMap((row, index) => (row.value === null ? [index] : []));
    const failed = platform === "instagram"; // it answered with errors for a time, three weeks ago
    expect(silent.length > 0, `${platform}: ${silent}`).toBe(failed);
    expect(
      chart.holes.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, n) => from + n)),
      platform,
    ).toEqual(silent);
    if (failed) {
      const why = gapCauses.platform_unreachable;
      expect(silent.map((index) => [table[index]?.word, table[index]?.state])).toEqual(silent.map(() => ["gap", why]));
      await chartOf(platform).getByRole("listitem").filter({ hasText: why }).waitFor();
      expect(chart.words.filter((words) => words.startsWith("gap "))).toHaveLength(1);
      await slider(platform).focus();
      await past.page.keyboard.press("Home");
      for (const _ of Array(silent[0])) await past.page.keyboard.press("ArrowRight");
      await expect.poll(() => slider(platform).getAttribute("aria-valuetext")).toBe(`${table[silent[0] ?? 0]?.day}: gap, ${why}`);
      await chartOf(platform).getByText(`nothing was estimated. Cause: ${why}.`).waitFor();
    }
    await past.page.getByText("dashed: not final yet").waitFor();
    const then = table.at(-4);
    expect(await saidOn(past, platform, "followers", dayBefore(3)), `${platform} on ${then?.day}`).toContain(then?.value);
  }
});

test("the period before lies under the same days, in the chart, in the table and in the readout", async () => {
  await past.page.goto("/dashboard?days=7");
  await past.page.getByLabel("Compare with the period before").check();
  await chartOf("tiktok").getByText("thin grey line: the period before").waitFor();
  const chart = await drawn(chartOf("tiktok"));
  await slider("tiktok").focus();
  const says = await slider("tiktok").getAttribute("aria-valuetext");
  const compared = chartOf("tiktok").getByTestId("compared").locator("data");
  await expect.poll(() => compared.count()).toBe(2);
  const changes = await compared.evaluateAll((all) => all.map((data) => Number((data as HTMLDataElement).value)));
  const table = await tableOf("tiktok");
  expect(chart.before.flatMap((piece) => piece.dots.map((dot) => Math.round(dot.index)))).toEqual([0, 1, 2, 3, 4, 5, 6]);
  const [today, week] = [table.at(-1), 7];
  expect(says).toMatch(new RegExp(`The period before: .*: ${written(today?.before ?? Number.NaN)}, final$`));
  await past.page.goto(`/dashboard?from=${dayBefore(12)}&to=${dayBefore(3)}`);
  await slider("tiktok").waitFor();
  expect(await past.page.getByText("dashed: not final yet").isVisible()).toBe(false); // all of these are final
  await past.page.goto("/dashboard");
  const month = await tableOf("tiktok");
  expect(table.map((row) => row.value)).toEqual(month.slice(-week).map((row) => row.value));
  expect(table.map((row) => row.before)).toEqual(month.slice(-2 * week, -week).map((row) => row.value));
  const ago = (n: number) => month.at(-1 - n)?.value ?? Number.NaN;
  expect(changes, "this week's change and the one before").toEqual([ago(0) - ago(week), ago(week) - ago(2 * week)]);
});

test("a day on which a platform changed what it counts is marked, with its words", async () => {
  const { page } = past;
  await page.goto("/dashboard?days=365&metric=daily_views");
  await slider("youtube").waitFor();
  const chart = await drawn(chartOf("youtube"));
  const table = await tableOf("youtube");
  faithful("views of YouTube", chart, table);
  const dashed = chart.pieces.filter((piece) => piece.dashed).flatMap((piece) => piece.dots.slice(1));
  expect(dashed.map((dot) => Math.round(dot.index))).toEqual(
    table.flatMap((row, index) => (row.value !== null && row.state.startsWith("not final yet") ? [index] : [])),
  );
  const odd = table.flatMap((row) => (row.state.endsWith(", restated") ? [row.value] : []));
  const { points } = await told(page, "youtube", "daily_views", dayBefore(364));
  expect(odd).toEqual(points.flatMap((point) => (point.flag === "restated" ? [point.value] : [])));
  const offer = (await registry(page)).find((m) => m.id === "daily_views")?.offers.find((o) => o.platform === "youtube");
  const written = (day: string) =>
    new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
  const breaks = offer?.breaks.filter((mark) => mark.day > dayBefore(360)) ?? [];
  expect(chart.breaks.map((index) => table[index]?.day.replace(/ \d{4}$/, ""))).toEqual(breaks.map((mark) => written(mark.day)));
  for (const mark of breaks) await chartOf("youtube").getByRole("listitem").filter({ hasText: mark.text }).waitFor();
});

test("any other metric that a platform tells by day can be chosen, in its own unit, and who does not tell it says so", async () => {
  const { page } = past;
  await page.goto("/dashboard?metric=fame");
  await page.getByText("none of these accounts has by day").waitFor();
  await page.getByLabel("More metrics").selectOption({ label: "Watch time per day" });
  await expect.poll(() => page.url()).toContain("metric=daily_watch_time");
  await page.reload();
  await page.getByText("How long the account's videos were watched on that day.").waitFor();
  for (const platform of ["instagram", "tiktok"]) await chartOf(platform).getByText("not offered").waitFor();
  await slider("youtube").waitFor();
  const chart = await drawn(chartOf("youtube"));
  const table = await tableOf("youtube");
  faithful("watch time", chart, table);
  const { points } = await told(page, "youtube", "daily_watch_time", dayBefore(27));
  expect(table.map((row) => row.value)).toEqual(points.map((point) => point.value));
  for (const row of table) if (row.value !== null) expect(row.word, row.day).toMatch(/^\d+ (d|h|min|s)( \d+ (h|min|s))?$/);
  expect(chart.words.filter((words) => /^\d+(\.\d+)? (d|h|min|s)$/.test(words)).length).toBeGreaterThan(1);
  await page.goto("/dashboard?metric=followers_lost");
  await chartOf("youtube").getByText("Subscribers lost").waitFor();
  await slider("youtube").waitFor();
});

test("where terms forbid a change, the platform's own newest settled day of followers gained and lost stands instead", async () => {
  const { page } = past;
  await page.goto("/dashboard");
  const said = page.locator("[data-testid=account-card][data-platform=youtube]").getByTestId("settled-day");
  await said.waitFor();
  const [gained, lost] = await Promise.all(["followers_gained", "followers_lost"].map((id) => told(page, "youtube", id, dayBefore(27))));
  const day = gained?.points.findLast((point) => point.status === "final")?.day;
  const on = (series?: Series) => series?.points.find((point) => point.day === day)?.value;
  expect(await said.locator("data").evaluateAll((all) => all.map((data) => Number((data as HTMLDataElement).value)))).toEqual([
    on(gained),
    on(lost),
  ]);
  expect(await page.getByTestId("settled-day").count(), "where the change may be computed it stands").toBe(1);
});

test("any days are looked at closer, by dragging, by keyboard and by buttons, and all of them again", async () => {
  const { page } = past;
  await page.goto("/dashboard");
  const chart = slider("tiktok");
  const shownDays = async () => Number(await chart.getAttribute("aria-valuemax")) + 1;
  await chart.waitFor();
  await chart.scrollIntoViewIfNeeded();
  const whole = await tableOf("tiktok");
  const at = await places(chart, 28);
  await page.mouse.move(...at(5));
  await page.mouse.down();
  await page.mouse.move(...at(9), { steps: 4 });
  await page.mouse.move(...at(14), { steps: 4 });
  await page.mouse.up();
  await expect.poll(shownDays).toBe(10);
  faithful("days 5 to 14", await drawn(chartOf("tiktok")), whole.slice(5, 15));
  await chartOf("tiktok").getByRole("button", { name: "All days" }).click(); // the days that are chosen are those of all charts
  await expect.poll(shownDays).toBe(28);

  await page.keyboard.press("End"); // the chart has the focus again
  await page.keyboard.press("+");
  await expect.poll(shownDays).toBe(14);
  faithful("the last two weeks", await drawn(chartOf("tiktok")), whole.slice(14));
  await page.keyboard.press("+");
  await expect.poll(shownDays).toBe(7);
  await page.keyboard.press("-");
  await expect.poll(shownDays).toBeGreaterThan(7);
  await page.keyboard.press("Escape");
  await expect.poll(shownDays).toBe(28);

  const press = (name: string) => chartOf("tiktok").getByRole("button", { name, exact: true }).click(); // whoever cannot drag points twice
  await page.mouse.click(...at(8));
  await press("Fewer days");
  await expect.poll(shownDays).toBe(14);
  faithful("two weeks round the ninth day", await drawn(chartOf("tiktok")), whole.slice(1, 15));
  await press("More days");
  await expect.poll(shownDays).toBeGreaterThan(14);
  await press("All days");
  await expect.poll(shownDays).toBe(28);
});

test("pointing at a place asks for what it shows, and going there does not ask again", async () => {
  const { page } = past;
  await page.goto("/dashboard");
  await slider("tiktok").waitFor();
  for (const [place, path] of Object.entries({ Posts: "/api/posts", Audience: "/api/audience" })) {
    const asked: Request[] = [];
    const its = (r: { url(): string }) => new URL(r.url()).pathname === path;
    const note = (request: Request) => its(request) && asked.push(request);
    page.on("request", note);
    const way = page.getByRole("link", { name: place, exact: true });
    await Promise.all([page.waitForResponse(its), way.hover()]);
    await way.click();
    await page.locator("main :is(tr[data-post], [data-breakdown])").first().waitFor();
    page.off("request", note);
    expect(asked, place).toHaveLength(1);
  }
});

test("what is asked for moves nothing else, also where its answer comes late", async () => {
  const { page } = past;
  await watchMoves(page);
  // An answer that comes sooner than half a second after a click would count as asked for.
  await page.route(/\/api\/(?!session$|stream)/, async (route) => {
    await new Promise((late) => setTimeout(late, 700));
    await route.continue();
  });
  const still = (way: string, act: () => Promise<unknown>) => stays(page, way, act);
  const answered = (path: RegExp, act: () => Promise<unknown>) => Promise.all([page.waitForResponse((r) => path.test(r.url())), act()]);

  await page.goto("/dashboard");
  await slider("tiktok").waitFor();
  const days = page.locator("section").filter({ has: chartOf("tiktok") });
  await still("another range", () => answered(/socials\/youtube/, () => days.getByLabel("Range").selectOption("90")));
  await still("another metric", () => days.getByRole("button", { name: "Views", exact: true }).click());
  await still("a metric of the registry", () => days.getByLabel("More metrics").selectOption("daily_likes"));
  await still("the table", () => days.getByRole("button", { name: "Show as table" }).click());
  await still("the period before", () =>
    answered(/socials\/youtube/, () => answered(/compare/, () => days.getByLabel("Compare with the period before").check())),
  );

  await page.goto("/posts");
  await page.locator("tr[data-post]").first().waitFor();
  await still("the next page of posts", () => answered(/api\/posts/, () => page.getByRole("link", { name: "Next page" }).click()));
  const firm = () =>
    page
      .locator("main :is(h1, select, thead th)")
      .evaluateAll((all) => all.map((e) => e.getBoundingClientRect()).map(({ x, y }) => [x, y]));
  const before = await firm();
  await still("posts of one platform", () => answered(/api\/posts/, () => page.getByLabel("Platform").selectOption("tiktok")));
  await still("posts by their likes", () => answered(/api\/posts/, () => page.getByLabel("Sort by").selectOption("likes")));
  expect(await firm()).toEqual(before);
  await still("posts of another platform", () => answered(/api\/posts/, () => page.getByLabel("Platform").selectOption("instagram")));
  await still("posts by what has no column else", () =>
    answered(/api\/posts/, () => page.getByLabel("Sort by").selectOption("watch_time")),
  );
  const heads = await firm();
  expect(heads.filter((at) => before.some((was) => `${was}` === `${at}`))).toEqual(before); // one more, and the others as they were
  await page.goto("/audience");
  await page.getByTestId("hour").waitFor();
  await still("another account's hours", () =>
    answered(/best/, async () => {
      const { handle } = await past.control.account("tiktok", "mara");
      await page.getByLabel("Account").selectOption({ label: `TikTok @${handle}` });
    }),
  );
  await page.unroute(/\/api\/(?!session$|stream)/);
});
