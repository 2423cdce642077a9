// What every place owes to everybody: no breach of the accessibility rules in light, in dark and on a phone, no sideways scrolling there,
// and no figure that moves away from under the eye while the rest loads.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { written } from "./figures.ts";
import { open, people } from "./stage.ts";
import { connect, connectButton, facts, noSidewaysScroll, untilSynced } from "./ways.ts";

const stage = await open();
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
afterAll(() => stage.stop());
afterEach(() => expect(stage.watch.troubles()).toEqual([]));

const desk = { width: 1280, height: 900 };
const phone = { width: 390, height: 844 };
const grounds = { light: "rgb(247, 245, 240)", dark: "rgb(18, 19, 20)" };

/** Fails with every breach of WCAG 2.2 A and AA, and of axe's best practices, in one line each. */
async function accessible(page: Page, where: string, options: RunOptions = {}): Promise<void> {
  // Colours in passing are no colours to judge.
  await page.waitForFunction(() =>
    document.getAnimations().every((a) => a.playState !== "running" || a.effect?.getTiming().iterations === Infinity),
  );
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  const { violations } = await page.evaluate(
    (o) => (window as unknown as { axe: { run(o: RunOptions): Promise<AxeResults> } }).axe.run(o),
    options,
  );
  const lines = violations.flatMap((v) =>
    v.nodes.map((n) => `${where}: ${v.id} (${v.help}) at ${n.target.join(" ")}: ${n.failureSummary}`),
  );
  expect(lines).toEqual([]);
}

/** Judges a page that stands: by all rules in light, its colours in dark, and by all rules again at the width of a phone. */
async function accessibleEverywhere(page: Page, where: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.waitForFunction((ground) => getComputedStyle(document.documentElement).backgroundColor === ground, grounds[colorScheme]);
    await accessible(page, `${where}, ${colorScheme}`, colorScheme === "dark" ? { runOnly: ["color-contrast"] } : {});
  }
  await page.setViewportSize(phone);
  await noSidewaysScroll(page);
  await accessible(page, `${where} on a phone`);
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(desk);
}

/** Every place, and how to know that it stands. */
const places: { name: string; path: string; ready: (page: Page) => Promise<unknown> }[] = [
  { name: "Overview", path: "/dashboard", ready: (page) => page.getByTestId("account-card").first().waitFor() },
  { name: "Posts", path: "/posts", ready: (page) => page.locator("tr[data-post]").first().waitFor() },
  { name: "Posts as a grid", path: "/posts?view=grid", ready: (page) => page.locator("li[data-post]").first().waitFor() },
  {
    name: "one post",
    path: "/posts",
    ready: async (page) => {
      await page.locator("tr[data-post]").first().getByRole("link").first().click();
      await page.getByRole("heading", { name: "History" }).waitFor();
    },
  },
  {
    name: "Audience",
    path: "/audience",
    ready: async (page) => {
      await page.getByTestId("hour").waitFor();
      await page.locator("[data-breakdown]").first().waitFor();
    },
  },
  { name: "Settings", path: "/settings", ready: (page) => page.locator("[data-session]").first().waitFor() },
  {
    name: "the report",
    path: "/report",
    ready: async (page) => {
      await page.getByRole("button", { name: "Print or save as PDF", disabled: false }).waitFor();
      await page.locator("[data-report]").first().locator("tr[data-post]").first().waitFor();
    },
  },
  { name: "Export", path: "/export", ready: (page) => page.getByText("the latest of:").waitFor() },
  { name: "Sharing", path: "/sharing", ready: (page) => page.getByRole("checkbox").first().waitFor() },
  { name: "Connections", path: "/connections", ready: (page) => page.getByTestId("connection").first().waitFor() },
  {
    name: "the sync log",
    path: "/connections",
    ready: async (page) => {
      await page.getByRole("button", { name: "Sync log" }).first().click();
      await page.getByRole("dialog").locator("tr[data-run]").first().waitFor();
    },
  },
  {
    name: "the question before disconnecting",
    path: "/connections",
    ready: async (page) => {
      await page.getByRole("button", { name: "Disconnect" }).first().click();
      await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).waitFor();
    },
  },
];

/** The places of those who run Candor. */
const operators: typeof places = [
  { name: "Sync health", path: "/health", ready: (page) => page.getByRole("heading", { name: "Quotas" }).waitFor() },
  { name: "Accounts", path: "/accounts", ready: (page) => page.locator("tr[data-connection]").first().waitFor() },
  { name: "the sync log of all", path: "/runs", ready: (page) => page.locator("tr[data-run]").first().waitFor() },
  { name: "Audit log", path: "/audit", ready: (page) => page.locator("tr[data-act]").first().waitFor() },
  { name: "People", path: "/people", ready: (page) => page.locator("[data-person]").first().waitFor() },
];

let creator: Page;
let admin: Page;

beforeAll(async () => {
  creator = await stage.signIn(people.creator, { viewport: desk, reducedMotion: "reduce" });
  for (const platform of stage.platforms) {
    const { name } = await facts(creator, platform);
    const { handle } = await stage.control.account(platform, "mara");
    await connect(creator, connectButton(creator, name), { handle });
    await untilSynced(creator, platform);
  }
  admin = await stage.signIn(people.admin, { viewport: desk, reducedMotion: "reduce" });
});

test.each(places)("$name is accessible in light, in dark and on a phone", async ({ name, path, ready }) => {
  await creator.goto(path);
  await ready(creator);
  await accessibleEverywhere(creator, name);
});

test.each(operators)("the operators' $name is accessible in light, in dark and on a phone", async ({ name, path, ready }) => {
  await admin.goto(path);
  await ready(admin);
  await accessibleEverywhere(admin, name);
});

test("the sign-in page, the empty Overview and the page that is not there are accessible", async () => {
  const stranger = await stage.visit({ viewport: desk, reducedMotion: "reduce" });
  await stranger.goto("/");
  await stranger.getByRole("button", { name: "Sign in" }).waitFor();
  await accessibleEverywhere(stranger, "sign-in");
  await stranger.context().close();
  const other = await stage.signIn(people.other, { viewport: desk, reducedMotion: "reduce" });
  await other.getByText("No account connected").waitFor();
  await accessibleEverywhere(other, "the empty Overview");
  await other.goto("/nowhere");
  await other.getByRole("heading", { name: "There is no such page" }).waitFor();
  await accessibleEverywhere(other, "the page that is not there");
  await other.context().close();
  expect(stage.watch.troubles(/\/nowhere: Failed to load resource.*404/)).toEqual([]);
});

test("the report says of each account what was read, keeps what the terms of a platform forbid to itself, and prints", async () => {
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Berlin" }).format(); // the zone of the browser and of the accounts
  await creator.goto(`/report?from=${today}&to=${today}`);
  for (const platform of stage.platforms) {
    const { name, derived } = await facts(creator, platform);
    const part = creator.locator(`[data-report=${platform}]`);
    await part.getByText(`Source: ${name}, read through its official API.`).waitFor();
    const { figures } = await stage.control.account(platform, "mara");
    const series = await creator.request.get(`/api/analytics/socials/${platform}?from=${today}&to=${today}`);
    const [account] = ((await series.json()) as { data: { accounts: { followers: { value: number } }[] } }).data.accounts;
    expect(Object.values(figures)).toContain(account?.followers.value); // what the platform says
    await part
      .getByText(written(account?.followers.value ?? 0), { exact: true })
      .first()
      .waitFor();
    await part.getByRole("heading", { name: "Posts published in this range" }).waitFor();
    await expect.poll(async () => (await part.locator("[data-compare]").count()) > 0).toBe(derived);
  }
  await creator.evaluate(() => {
    window.print = () => document.body.setAttribute("data-printed", "");
  });
  await creator.getByRole("button", { name: "Print or save as PDF" }).click();
  await creator.locator("body[data-printed]").waitFor();
  await creator.emulateMedia({ media: "print", colorScheme: "dark" });
  expect(await creator.getByRole("navigation", { name: "Places" }).isVisible()).toBe(false);
  const ink = () => creator.evaluate(() => getComputedStyle(document.documentElement).color);
  await expect.poll(ink).toBe("rgb(27, 28, 30)"); // dark ink on paper, whatever the system says
  await creator.emulateMedia({ media: "screen", colorScheme: "light" });
});

/** How far things moved that nobody asked to move, summed over a page's life. */
interface Moved {
  moved: number;
}

test.each([
  ["a desk", { viewport: desk }],
  ["a phone", { viewport: phone, hasTouch: true, isMobile: true }],
])("on %s nothing moves while Overview, Posts and Audience load", async (_, options) => {
  const page = await stage.signIn(people.creator, options);
  await page.addInitScript(() => {
    const of = window as unknown as Moved;
    of.moved = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
        if (!entry.hadRecentInput) of.moved += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  for (const { name, path, ready } of places.filter(
    (p) => ["/dashboard", "/posts", "/audience"].includes(p.path) && p.name !== "one post",
  )) {
    await page.goto(path);
    await ready(page);
    await page.waitForLoadState("networkidle");
    await noSidewaysScroll(page);
    expect(await page.evaluate(() => (window as unknown as Moved).moved), name).toBeLessThan(0.02);
  }
  await page.context().close();
});

test("signing out is in sight in every place, on a phone too, and leaves nothing of the person in the browser", async () => {
  const { handle } = await stage.control.account("instagram", "mara");
  for (const options of [{}, { viewport: phone, hasTouch: true, isMobile: true }]) {
    const page = await stage.signIn(people.creator, { ...options, reducedMotion: "reduce" });
    const way = page.getByRole("button", { name: "Sign out", exact: true }).filter({ visible: true }).first();
    for (const path of new Set(places.map((place) => place.path))) {
      await page.goto(path);
      await page.getByRole("heading", { level: 1 }).waitFor();
      expect(await way.isVisible(), path).toBe(true);
    }
    await page.goto("/dashboard");
    await page.getByText(handle).first().waitFor();
    await way.click();
    await page.getByRole("button", { name: "Sign in" }).waitFor();
    const left = async () =>
      page.evaluate(async () => ({
        // The router keeps how far pages were scrolled.
        stored: [...Object.entries(localStorage), ...Object.entries(sessionStorage)].filter(([key]) => !key.startsWith("tsr-scroll")),
        caches: await caches.keys(),
        databases: (await indexedDB.databases()).length,
        page: document.documentElement.outerHTML,
      }));
    for (const step of [async () => {}, () => page.goBack(), () => page.reload()]) {
      await step();
      await page.getByRole("button", { name: "Sign in" }).waitFor();
      const found = await left();
      expect(found).toMatchObject({ stored: [], caches: [], databases: 0 });
      expect(found.page).not.toContain(handle);
      expect(found.page).not.toContain(people.creator);
    }
    await page.context().close();
  }
  expect(stage.watch.troubles(/401/)).toEqual([]);
});
