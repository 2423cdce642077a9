// The ways a person goes through the app, as they see it: by labels and words, not by addresses or classes.

import type { APIResponse, Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { password, people } from "./stage.ts";

export interface PlatformFacts {
  platform: string;
  name: string;
  configured: boolean;
  missing_settings: string[];
  summable: boolean;
  derived: boolean;
  scopes: { id: string; purpose: string; required: boolean }[];
}

/** What the app knows of a platform. */
export async function facts(page: Page, platform: string): Promise<PlatformFacts> {
  const answer = await page.request.get("/api/platforms");
  const { platforms } = (await answer.json()) as { platforms: PlatformFacts[] };
  const found = platforms.find((p) => p.platform === platform);
  if (!found) throw new Error(`the app knows no platform ${platform}`);
  return found;
}

/** The row of a platform among the Social accounts of the Overview. */
export const accountRow = (page: Page, platform: string): Locator => page.locator(`#social-accounts li[data-platform=${platform}]`);

export const toast = (page: Page, words: string | RegExp): Locator =>
  page.locator("[data-sonner-toast]").filter({ hasText: words }).first();

/** What is chosen on a consent page. */
export interface Choice {
  /** The account's handle; "" leaves the choice as it is. */
  handle?: string;
  /** Scopes whose tick is taken away. */
  untick?: string[];
  decision?: "Allow" | "Deny";
}

/** Answers a simulated consent page as a person would. */
export async function consent(page: Page, { handle, untick = [], decision = "Allow" }: Choice): Promise<void> {
  const accounts = page.getByLabel("Sign in as");
  await accounts.waitFor();
  if (handle) {
    const option = accounts.locator("option").filter({ hasText: `@${handle} ` });
    await accounts.selectOption((await option.first().getAttribute("value")) ?? "");
  }
  for (const scope of untick) await page.locator(`input[name=scope][value="${scope}"]`).uncheck();
  await page.getByRole("button", { name: decision, exact: true }).click();
}

/** Presses a button that opens the consent page in a popup, and answers there. Returns when the popup has closed itself. */
export async function connect(page: Page, button: Locator, choice: Choice): Promise<void> {
  const popup = await openPopup(page, button);
  const closed = popup.waitForEvent("close");
  await consent(popup, choice);
  await closed;
}

/** Presses a button that opens a popup, and returns the popup with the consent page in it. */
export async function openPopup(page: Page, button: Locator): Promise<Page> {
  const [popup] = await Promise.all([page.waitForEvent("popup"), button.click()]);
  await popup.getByLabel("Sign in as").waitFor();
  return popup;
}

/** The button that connects a platform's first account. */
export const connectButton = (page: Page, name: string): Locator =>
  page.locator("#social-accounts").getByRole("button", { name: `Connect ${name}`, exact: true });

/** Waits until the account's first reading has ended: the row says so by itself, without a reload. */
export async function untilSynced(page: Page, platform: string): Promise<void> {
  const row = accountRow(page, platform);
  await row.getByText("Connected", { exact: true }).waitFor();
  await row.getByText(/^synced/).waitFor();
}

/** What the people's own tests do by hand, done through the API. */
async function send(page: Page, method: "post" | "get", path: string, data?: object): Promise<APIResponse> {
  const answer = await page.request[method](path, { data, headers: { "X-Candor": "1" } });
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
  return answer;
}

/** The secret of a link that is shown once. */
async function tokenOf(made: APIResponse): Promise<string> {
  const { link } = (await made.json()) as { link: string };
  return link.slice(link.indexOf("#") + 1);
}

/** Makes an agency, and a manager of it who may sign in and sees nobody yet. */
export async function employ(admin: Page): Promise<void> {
  const agency = (await (await send(admin, "post", "/api/agencies", { name: "Northlight" })).json()) as { id: string };
  const join = { kind: "join", role: "manager", agency: agency.id, email: people.manager };
  const token = await tokenOf(await send(admin, "post", "/api/invitations", join));
  const context = await admin
    .context()
    .browser()
    ?.newContext({ baseURL: new URL(admin.url()).origin });
  if (!context) throw new Error("the browser is gone");
  await send(await context.newPage(), "post", "/api/invitations/accept", { token, email: people.manager, name: "Agnes", password });
  await context.close();
}

/** Lets a manager's agency see what a creator has connected on a platform, or everything. */
export async function share(creator: Page, manager: Page, platform?: string): Promise<void> {
  const { data } = (await (await send(creator, "get", "/api/analytics/socials/connections")).json()) as {
    data: { connections: { id: string; platform: string }[] };
  };
  const connections = data.connections.filter((c) => !platform || c.platform === platform).map((c) => c.id);
  const until = new Date(Date.now() + 30 * 86_400_000).toISOString();
  const token = await tokenOf(await send(creator, "post", "/api/invitations", { kind: "share", connections, until }));
  await send(manager, "post", "/api/invitations/accept", { token });
}

/** The address of the newest post of a platform. */
export async function newestPost(creator: Page, platform: string): Promise<string> {
  const answer = await send(creator, "get", `/api/posts?platform=${platform}&limit=1`);
  const { data } = (await answer.json()) as { data: { posts: { id: string }[] } };
  return `/posts/${data.posts[0]?.id}`;
}

/** Ends a connection on the Connections page. */
export async function disconnect(page: Page, platform: string): Promise<void> {
  await page.getByRole("link", { name: "Connections" }).click();
  await page.locator(`[data-testid=connection][data-platform=${platform}]`).getByRole("button", { name: "Disconnect" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Disconnect" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

/** The address without the machine. */
export const pathOf = (page: Page): string => {
  const url = new URL(page.url());
  return url.pathname + url.search;
};

/** Fails where the page can be scrolled sideways, once its charts have been drawn for the width of its window. */
export async function noSidewaysScroll(page: Page): Promise<void> {
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
  await expect.poll(wide, { message: `${pathOf(page)} is wider than its window` }).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
}

/** Fails where a table is wider than what holds it, so that a part of it is out of sight until somebody scrolls sideways. */
export async function noWideTable(page: Page): Promise<void> {
  const wide = await page
    .locator("table:visible")
    .evaluateAll((tables) =>
      tables
        .filter((table) => table.parentElement && table.parentElement.scrollWidth > table.parentElement.clientWidth + 1)
        .map((table) => table.parentElement?.ariaLabel ?? table.ariaLabel ?? table.textContent?.slice(0, 40)),
    );
  expect(wide, `${pathOf(page)} has tables wider than a phone`).toEqual([]);
}
