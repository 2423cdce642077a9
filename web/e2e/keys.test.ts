// Everything by keyboard: the whole main way, the charts and the week's grid; and the appearance that is chosen by hand.

import type { Page } from "playwright-core";
import { afterAll, afterEach, expect, test } from "vitest";
import { accessibleEverywhere, desk } from "./accessible.ts";
import { open, people } from "./stage.ts";
import { connectButton, facts, pathOf, toast, untilSynced } from "./ways.ts";

const stage = await open();
afterAll(() => stage.stop());
afterEach(() => expect(stage.watch.troubles()).toEqual([]));

test("the keyboard goes the whole main way", async () => {
  const [platform] = stage.platforms;
  if (!platform) throw new Error("no platform is simulated");
  const page = await stage.visit();
  await page.goto("/");
  await page.getByLabel("Email").focus();
  await page.keyboard.type(people.creator);
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
  const chart = page.getByRole("slider").first();
  await chart.focus();
  const at = async () => Number(await chart.getAttribute("aria-valuenow")); // polled: React draws a key's effect in its own time
  const says = async () => (await chart.getAttribute("aria-valuetext")) ?? "";
  const last = Number(await chart.getAttribute("aria-valuemax"));
  await page.keyboard.press("End");
  await expect.poll(at).toBe(last);
  expect(await says()).toMatch(/: [\d,]+, (final|not final yet)$/); // today: the one day that was read
  await page.keyboard.press("ArrowLeft");
  await expect.poll(at).toBe(last - 1);
  expect(await says()).toMatch(/: [a-z ]+$/); // before the account was connected: a word, no number
  expect(await chart.textContent()).toContain((await says()).split(": ")[1] ?? "?"); // the same stands in the chart
  await page.keyboard.press("Home");
  await expect.poll(at).toBe(0);
  await page.keyboard.press("ArrowRight");
  await expect.poll(at).toBe(1);
  await page.keyboard.press("+");
  await expect.poll(() => pathOf(page)).toMatch(/^\/dashboard\?zoom=[\d-]{10}_[\d-]{10}$/);
  await page.reload(); // the address shows the same again
  await expect.poll(async () => Number(await chart.getAttribute("aria-valuemax"))).toBeLessThan(last);
  await chart.focus();
  await page.keyboard.press("Escape");
  await expect.poll(() => pathOf(page)).toBe("/dashboard");
  await page.getByRole("button", { name: "Show as table" }).click();
  await page.getByRole("columnheader", { name: "Day" }).first().waitFor();
  expect(pathOf(page)).toBe("/dashboard?table=true");
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
  await page.getByLabel("By", { exact: true }).selectOption("likes");
  await page.getByRole("button", { name: "Show as table" }).click();
  await expect.poll(() => pathOf(page)).toBe("/audience?by=likes&table=true");
  await page.reload();
  await page.getByRole("columnheader", { name: "Hour" }).waitFor();
  expect(await page.getByLabel("By", { exact: true }).inputValue()).toBe("likes");
  await page.context().close();
});

test("Ctrl and K jump to a place or a post by its name, ? lists the keys, and a field keeps its letters", async () => {
  const page = await stage.signIn(people.creator, { viewport: desk, reducedMotion: "reduce" });
  await page.getByTestId("account-card").first().waitFor();
  await page.keyboard.press("Control+K");
  const field = page.getByRole("combobox", { name: "Place or post" });
  const chosen = () => page.locator("[role=option][aria-selected=true]").textContent();
  await expect.poll(() => field.evaluate((e) => e === document.activeElement)).toBe(true);
  await page.getByRole("option", { name: /Post$/ }).first().waitFor();
  await page.keyboard.type("connec?"); // a letter like any other in a field
  await page.getByText("Nothing here is called so.").waitFor();
  await page.keyboard.press("Backspace");
  await expect.poll(chosen).toMatch(/^Connections/);
  await accessibleEverywhere(page, "the jump dialog");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Connections", level: 1 }).waitFor();
  await page.getByRole("dialog").waitFor({ state: "detached" });

  await page.keyboard.press("Control+K");
  await field.waitFor();
  await page.evaluate(() =>
    window.addEventListener("keydown", (e) => e.key === "k" && document.body.setAttribute("data-kept", `${e.defaultPrevented}`)),
  );
  await page.keyboard.press("Control+k"); // once more: it stays here, and does not go to the browser
  await expect.poll(() => page.locator("body").getAttribute("data-kept")).toBe("true");
  await page.keyboard.press("ArrowDown");
  await expect.poll(chosen).toMatch(/^Posts/);
  expect(await field.getAttribute("aria-activedescendant")).toBe(await page.locator("[role=option]").nth(1).getAttribute("id"));
  await page.getByRole("option", { name: /Post$/ }).first().waitFor();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });

  await page.keyboard.press("?");
  await page.getByRole("dialog").getByText("Show these keys").waitFor();
  await accessibleEverywhere(page, "the list of keys");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.context().close();
});

test("Escape in a dialog hides the sentence behind a word first, and closes the dialog only then", async () => {
  const page = await stage.signIn(people.creator);
  await page.getByRole("button", { name: "Differs from the app?" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Figure").selectOption("engagement_rate");
  await dialog.locator("button[aria-describedby]").first().focus();
  const sentence = page.locator("[role=tooltip]:popover-open");
  await sentence.waitFor();
  await page.keyboard.press("Escape");
  await sentence.waitFor({ state: "detached" });
  expect(await dialog.isVisible()).toBe(true);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await page.context().close();
});

test("the appearance chosen by hand wins over the system's, and is kept", async () => {
  const page = await stage.signIn(people.creator, { colorScheme: "light" });
  await page.getByRole("button", { name: "Dark" }).click();
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await expect.poll(ground).toBe("rgb(18, 19, 20)");
  await page.reload();
  await page.getByTestId("account-card").first().waitFor();
  await expect.poll(ground).toBe("rgb(18, 19, 20)");
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
