// What every place owes to everybody: no breach of the accessibility rules at a desk in light and on a phone in dark, no sideways
// scrolling, nothing that moves away from under the eye while the rest loads, and the way out in sight.

import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { accessibleEverywhere, desk, judgedAtDesk, judgedAtHand, phone } from "./accessible.ts";
import { written } from "./figures.ts";
import { forgetMoves, stayed, watchMoves } from "./shift.ts";
import { open, people } from "./stage.ts";
import { connect, connectButton, employ, facts, noSidewaysScroll, share, untilSynced } from "./ways.ts";

const stage = await open();
afterAll(() => stage.stop());
afterEach(() => expect(stage.watch.troubles()).toEqual([]));

/** One person's two browsers, signed in once: a desk's in light and a phone's in dark, each of which tells how far things moved by themselves. */
interface Screens {
  desk: Page;
  phone: Page;
}

const onPhone = { viewport: phone, hasTouch: true, isMobile: true, reducedMotion: "reduce", colorScheme: "dark" } as const;

async function screensOf(email: string): Promise<Screens> {
  const atDesk = await stage.signIn(email, { viewport: desk, reducedMotion: "reduce" });
  const atHand = await stage.visit({ ...onPhone, storageState: await atDesk.context().storageState() });
  for (const page of [atDesk, atHand]) await watchMoves(page);
  return { desk: atDesk, phone: atHand };
}

/** Goes to a place, and fails if anything moved by itself while it loaded, if it is too wide, or if the way out is not in sight. */
async function arrive(page: Page, { name, path, ready }: Place): Promise<void> {
  if (new URL(page.url()).pathname === path) await page.goto("about:blank"); // else it would be a reload, scrolled as before
  await page.goto(path);
  await ready(page);
  await settled(page, name);
  expect(await signOut(page).isVisible(), `signing out is in sight on ${name}`).toBe(true);
}

/** Opens what a page leads to, behind what was opened before. */
async function opened(page: Page, { name, open }: Part): Promise<void> {
  const dialog = page.getByRole("dialog");
  if ((await dialog.count()) > 0) {
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  }
  await forgetMoves(page);
  await open(page);
  await settled(page, name);
}

async function settled(page: Page, name: string): Promise<void> {
  await page.waitForLoadState("networkidle");
  await stayed(page, `${name} moved while it loaded`);
  await noSidewaysScroll(page);
}

const signOut = (page: Page) => page.getByRole("button", { name: "Sign out", exact: true }).filter({ visible: true }).first();

/** Visits a place and what opens from it, at a desk and on a phone at the same time. */
async function visited({ desk: atDesk, phone: atHand }: Screens, place: Place): Promise<void> {
  const parts = place.parts ?? [];
  const outcomes = await Promise.allSettled([
    (async () => {
      await arrive(atDesk, place);
      await judgedAtDesk(atDesk, place.name);
      for (const part of parts) await opened(atDesk, part).then(() => judgedAtDesk(atDesk, part.name));
    })(),
    (async () => {
      await atHand.setViewportSize(phone);
      await arrive(atHand, place);
      await judgedAtHand(atHand, place.name);
      for (const part of parts) {
        await atHand.setViewportSize(phone);
        await opened(atHand, part);
        await judgedAtHand(atHand, part.name);
      }
    })(),
  ]);
  for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
}

/** What opens from a place by an act, not by an address. */
interface Part {
  name: string;
  open: (page: Page) => Promise<unknown>;
}

/** A place, how to know that it stands, and what opens from it. */
interface Place {
  name: string;
  path: string;
  ready: (page: Page) => Promise<unknown>;
  parts?: Part[];
}

/** The places of a creator. */
const places: Place[] = [
  { name: "Overview", path: "/dashboard", ready: (page) => page.getByTestId("account-card").first().waitFor() },
  {
    name: "Posts",
    path: "/posts",
    ready: (page) => page.locator("tr[data-post]").first().waitFor(),
    parts: [
      {
        name: "one post",
        open: async (page) => {
          await page.locator("tr[data-post]").first().getByRole("link").first().click();
          await page.getByRole("heading", { name: "History" }).waitFor();
        },
      },
    ],
  },
  { name: "Posts as a grid", path: "/posts?view=grid", ready: (page) => page.locator("li[data-post]").first().waitFor() },
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
  {
    name: "Connections",
    path: "/connections",
    ready: (page) => page.getByTestId("connection").first().waitFor(),
    parts: [
      {
        name: "the sync log",
        open: async (page) => {
          await page.getByRole("button", { name: "Sync log" }).first().click();
          await page.getByRole("dialog").locator("tr[data-run]").first().waitFor();
        },
      },
      {
        name: "the question before disconnecting",
        open: async (page) => {
          await page.getByRole("button", { name: "Disconnect" }).first().click();
          await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).waitFor();
        },
      },
    ],
  },
];

/** The places of those who run Candor. */
const operators: Place[] = [
  { name: "Sync health", path: "/health", ready: (page) => page.getByRole("heading", { name: "Quotas" }).waitFor() },
  { name: "Quotas", path: "/quotas", ready: (page) => page.getByRole("group", { name: "Quotas" }).waitFor() },
  {
    name: "Platforms",
    path: "/platforms",
    ready: async (page) => {
      await page.locator("[data-setup]").last().waitFor();
      await page.getByRole("button", { name: "Record the acceptance" }).first().waitFor();
    },
  },
  { name: "Accounts", path: "/accounts", ready: (page) => page.locator("tr[data-connection]").first().waitFor() },
  { name: "the sync log of all", path: "/runs", ready: (page) => page.locator("tr[data-run]").first().waitFor() },
  { name: "Audit log", path: "/audit", ready: (page) => page.locator("tr[data-act]").first().waitFor() },
  { name: "People", path: "/people", ready: (page) => page.locator("[data-person]").first().waitFor() },
];

/** The places of an agency. */
const managers: Place[] = [
  {
    name: "Roster",
    path: "/roster",
    ready: async (page) => {
      await page.getByRole("link", { name: /^Look at the figures/ }).waitFor();
      await page.getByRole("heading", { name: "Side by side" }).waitFor();
    },
  },
];

let screens: Screens;
let creator: Page;
let operator: Screens;
let agency: Screens;

beforeAll(async () => {
  screens = await screensOf(people.creator);
  creator = screens.desk;
  for (const platform of stage.platforms) {
    const { name } = await facts(creator, platform);
    const { handle } = await stage.control.account(platform, "mara");
    await connect(creator, connectButton(creator, name), { handle });
    await untilSynced(creator, platform);
  }
  operator = await screensOf(people.admin);
  await employ(operator.desk);
  agency = await screensOf(people.manager);
  await share(creator, agency.desk);
});

test.each(places)("$name does not move, and is accessible at a desk, on a phone and in dark", (place) => visited(screens, place));

test.each(operators)("the operators' $name does not move, and is accessible at a desk, on a phone and in dark", (place) =>
  visited(operator, place),
);

test.each(managers)("the agency's $name does not move, and is accessible at a desk, on a phone and in dark", (place) =>
  visited(agency, place),
);

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

test("signing out leaves nothing of the person in the browser, at a desk and on a phone", async () => {
  const { handle } = await stage.control.account("instagram", "mara");
  for (const options of [{}, onPhone]) {
    const page = await stage.signIn(people.creator, { ...options, reducedMotion: "reduce" });
    await page.goto("/dashboard");
    await page.getByText(handle).first().waitFor();
    await signOut(page).click();
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
