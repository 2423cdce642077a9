// What every place owes to everybody: no breach of the accessibility rules, in light and dark, no sideways scrolling on a phone,
// and the whole main way by keyboard.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { open, people } from "./stage.ts";
import { connect, connectButton, facts, noSidewaysScroll, toast, untilSynced } from "./ways.ts";

const stage = await open();
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
afterAll(() => stage.stop());
afterEach(() => expect(stage.watch.troubles()).toEqual([]));

/** Fails with every breach of WCAG 2.2 A and AA, and of axe's best practices, in one line each. */
async function accessible(page: Page, where: string): Promise<void> {
  // Colours in passing are no colours to judge.
  await page.waitForFunction(() =>
    document.getAnimations().every((a) => a.playState !== "running" || a.effect?.getTiming().iterations === Infinity),
  );
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run());
  const lines = violations.flatMap((v) =>
    v.nodes.map((n) => `${where}: ${v.id} (${v.help}) at ${n.target.join(" ")}: ${n.failureSummary}`),
  );
  expect(lines).toEqual([]);
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

beforeAll(async () => {
  const page = await stage.signIn(people.creator);
  for (const platform of stage.platforms) {
    const { name } = await facts(page, platform);
    const { handle } = await stage.control.account(platform, "mara");
    await connect(page, connectButton(page, name), { handle });
    await untilSynced(page, platform);
  }
  await page.context().close();
});

describe.each(["light", "dark"] as const)("%s", (colorScheme) => {
  let page: Page;
  beforeAll(async () => {
    page = await stage.signIn(people.creator, { colorScheme, reducedMotion: "reduce" });
  });
  afterAll(() => page.context().close());

  test.each(places)("$name is accessible", async ({ name, path, ready }) => {
    await page.goto(path);
    await ready(page);
    await accessible(page, name);
    const ground = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    expect(ground).toBe(colorScheme === "light" ? "rgb(247, 245, 240)" : "rgb(18, 19, 20)");
  });

  test("the sign-in page, the empty Overview and the page that is not there are accessible", async () => {
    const stranger = await stage.visit({ colorScheme, reducedMotion: "reduce" });
    await stranger.goto("/");
    await stranger.getByRole("button", { name: "Sign in" }).waitFor();
    await accessible(stranger, "sign-in");
    await stranger.context().close();
    const other = await stage.signIn(people.other, { colorScheme, reducedMotion: "reduce" });
    await other.getByText("No account connected").waitFor();
    await accessible(other, "the empty Overview");
    await other.goto("/nowhere");
    await other.getByRole("heading", { name: "There is no such page" }).waitFor();
    await accessible(other, "the page that is not there");
    await other.context().close();
    expect(stage.watch.troubles(/\/nowhere: Failed to load resource.*404/)).toEqual([]);
  });
});

/** The places of those who run Candor. */
const operators: typeof places = [
  { name: "Sync health", path: "/health", ready: (page) => page.getByRole("heading", { name: "Quotas" }).waitFor() },
  { name: "Accounts", path: "/accounts", ready: (page) => page.locator("tr[data-connection]").first().waitFor() },
  { name: "the sync log of all", path: "/runs", ready: (page) => page.locator("tr[data-run]").first().waitFor() },
  { name: "Audit log", path: "/audit", ready: (page) => page.locator("tr[data-act]").first().waitFor() },
  { name: "People", path: "/people", ready: (page) => page.locator("[data-person]").first().waitFor() },
];

test("the operators' places are accessible, and nothing scrolls sideways on a phone", async () => {
  for (const options of [{ colorScheme: "dark" as const }, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }]) {
    const page = await stage.signIn(people.admin, { ...options, reducedMotion: "reduce" });
    for (const { name, path, ready } of operators) {
      await page.goto(path);
      await ready(page);
      await noSidewaysScroll(page);
      await accessible(page, name);
    }
    await page.context().close();
  }
});

test("the appearance chosen by hand wins over the system's, and is kept", async () => {
  const page = await stage.signIn(people.creator, { colorScheme: "light" });
  await page.getByRole("button", { name: "Dark" }).click();
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await expect.poll(() => ground()).toBe("rgb(18, 19, 20)");
  await page.reload();
  await page.getByTestId("account-card").first().waitFor();
  await expect.poll(() => ground()).toBe("rgb(18, 19, 20)");
  await page.context().close();
});

test("on a phone nothing scrolls sideways, and everything is accessible", async () => {
  const page = await stage.signIn(people.creator, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    reducedMotion: "reduce",
  });
  for (const { name, path, ready } of places) {
    await page.goto(path);
    await ready(page);
    await noSidewaysScroll(page);
    await accessible(page, `${name} on a phone`);
  }
  await page.context().close();
});

test("signing out is in sight in every place, on a phone too, and leaves nothing of the person in the browser", async () => {
  const { handle } = await stage.control.account("instagram", "mara");
  for (const options of [{}, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }]) {
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
  stage.watch.troubles(/401/);
});

test("the keyboard goes the whole main way", async () => {
  const [platform] = stage.platforms;
  if (!platform) throw new Error("no platform is simulated");
  const page = await stage.visit();
  await page.goto("/");
  await page.getByLabel("Email").focus();
  await page.keyboard.type(people.other);
  await tabTo(page, "Password");
  await page.keyboard.type("a long enough phrase");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Overview" }).waitFor();

  const { name } = await facts(page, platform);
  await connectButton(page, name).waitFor();
  await tabTo(page, `Connect ${name}`);
  const [popup] = await Promise.all([page.waitForEvent("popup"), page.keyboard.press("Enter")]);
  await popup.getByLabel("Sign in as").waitFor();
  const { handle } = await stage.control.account(platform, "viktor");
  await popup.getByLabel("Sign in as").focus();
  await popup.keyboard.type(`@${handle}`);
  await tabTo(popup, "Allow");
  const closed = popup.waitForEvent("close");
  await popup.keyboard.press("Enter");
  await closed;
  await toast(page, `Connected @${handle} on ${name}.`).waitFor();
  await untilSynced(page, platform);

  await tabTo(page, "Posts");
  await page.keyboard.press("Enter");
  const link = page.locator("tr[data-post]").first().getByRole("link").first();
  await link.waitFor();
  await tabTo(page, (await link.textContent()) ?? "");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "History" }).waitFor();

  await tabTo(page, "Connections");
  await page.keyboard.press("Enter");
  await page.getByTestId("connection").waitFor();
  await tabTo(page, "Disconnect");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("Disconnect");
  await page.context().close();
});

test("charts are read with the arrow keys and stand as a table too", async () => {
  const page = await stage.signIn(people.creator);
  await page.getByTestId("account-card").first().waitFor();
  await page.getByRole("button", { name: "Show as table" }).click();
  await page.getByRole("columnheader", { name: "Day" }).first().waitFor();
  await page.context().close();
});

test("the week's grid is one stop, walked with the arrow keys, and stands as a table too", async () => {
  const page = await stage.signIn(people.creator);
  await page.goto("/audience");
  const says = page.getByTestId("hour");
  await says.waitFor();
  const grid = page.getByRole("grid");
  expect(await grid.locator("[tabindex='0']").count()).toBe(1);
  await grid.locator("[tabindex='0']").focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowUp");
  const before = await says.textContent();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  expect(before).toMatch(/^\w+day 00:00: /);
  await expect.poll(() => says.textContent()).toMatch(/^\w+day 01:00: /);
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(await says.textContent());
  await page.getByRole("button", { name: "Show as table" }).click();
  await page.getByRole("columnheader", { name: "Hour" }).waitFor();
  await page.context().close();
});

/** Presses Tab until the thing with this name has the focus; a person would give up after a hundred. */
async function tabTo(page: Page, name: string): Promise<void> {
  const seen: string[] = [];
  for (let i = 0; i < 100; i++) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const e = document.activeElement as HTMLElement | null;
      const label = (e as HTMLInputElement | null)?.labels?.[0]?.textContent;
      return (e?.getAttribute("aria-label") ?? label ?? e?.textContent ?? "").trim();
    });
    if (focused === name.trim() || (name === "Connections" && focused.startsWith(name))) return;
    seen.push(focused);
  }
  throw new Error(`the Tab key does not reach "${name}", but ${JSON.stringify(seen)}`);
}
