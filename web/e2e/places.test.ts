// What every place owes to everybody: no breach of the accessibility rules in light, in dark and on a phone, no sideways scrolling there,
// nothing that moves away from under the eye while the rest loads, and the way out in sight.

import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { accessible, accessibleAtDesk, accessibleEverywhere, desk, edgesSeen, focusInSight, gives, phone } from "./accessible.ts";
import { written } from "./figures.ts";
import { stayed, watchMoves } from "./shift.ts";
import { open, people } from "./stage.ts";
import { connect, connectButton, facts, noSidewaysScroll, noWideTable, share, untilSynced } from "./ways.ts";

const stage = await open();
afterAll(() => stage.stop());
afterEach(() => expect(stage.watch.troubles()).toEqual([]));

/** One person's two browsers, signed in once: a desk's and a phone's, each of which tells how far things moved by themselves. */
interface Screens {
  desk: Page;
  phone: Page;
}

const onPhone = { viewport: phone, hasTouch: true, isMobile: true, reducedMotion: "reduce" } as const;

async function screensOf(email: string): Promise<Screens> {
  const atDesk = await stage.signIn(email, { viewport: desk, reducedMotion: "reduce" });
  const atHand = await stage.visit({ ...onPhone, storageState: await atDesk.context().storageState() });
  for (const page of [atDesk, atHand]) await watchMoves(page);
  return { desk: atDesk, phone: atHand };
}

/** Goes to a place, and fails if anything moved by itself while it loaded, if it is too wide, or if the way out is not in sight. */
async function arrive(page: Page, { name, path, ready }: Place): Promise<void> {
  await page.goto("about:blank"); // going to where one is would be a reload, scrolled as before
  await page.goto(path);
  await ready(page);
  await page.waitForLoadState("networkidle");
  await stayed(page, `${name} moved while it loaded`);
  await noSidewaysScroll(page);
  if ((await page.getByRole("dialog").count()) > 0) return; // which hides everything else from those who do not see, too
  expect(await signOut(page).isVisible(), `signing out is in sight on ${name}`).toBe(true);
}

const signOut = (page: Page) => page.getByRole("button", { name: "Sign out", exact: true }).filter({ visible: true }).first();

/** Visits a place at a desk and on a phone. */
async function visited(screens: Screens, place: Place): Promise<void> {
  await arrive(screens.desk, place);
  await accessibleAtDesk(screens.desk, place.name);
  await arrive(screens.phone, place);
  await noWideTable(screens.phone);
  await accessible(screens.phone, `${place.name} on a phone`);
}

/** What axe does not ask of a place: edges that are seen, focus in sight, and room at 320 px and for words set further apart. */
async function beyondAxe(screens: Screens, { name }: Place): Promise<void> {
  await edgesSeen(screens.desk, name);
  await focusInSight(screens.desk, name);
  await focusInSight(screens.phone, `${name} on a phone`);
  await gives(screens.phone, name);
}

/** A place, and how to know that it stands. */
interface Place {
  name: string;
  path: string;
  ready: (page: Page) => Promise<unknown>;
}

/** The places of a creator. */
const places: Place[] = [
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
  await share(operator.desk, creator);
});

test.each(places)("$name does not move, and is accessible in light, in dark and on a phone", async (place) => {
  await visited(screens, place);
  await beyondAxe(screens, place);
});

test.each(operators)("the operators' $name does not move, and is accessible in light, in dark and on a phone", (place) =>
  visited(operator, place),
);

test("the agency's places do not move, and are accessible in light, in dark and on a phone", async () => {
  const agency = await screensOf(people.manager);
  for (const place of managers) await visited(agency, place);
  await agency.desk.context().close();
  await agency.phone.context().close();
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
