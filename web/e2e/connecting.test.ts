// Every way in which connecting can end, in the words that the person reads, for every platform.
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { shown } from "./figures.ts";
import { open, people } from "./stage.ts";
import { accountRow, connect, connectButton, consent, disconnect, facts, openPopup, pathOf, toast, untilSynced } from "./ways.ts";

const stage = await open();
afterAll(() => stage.stop());
afterEach(() => expect(stage.watch.troubles()).toEqual([]));

let page: Page;
beforeAll(async () => {
  page = await stage.signIn(people.creator);
});

describe.each(stage.platforms)("%s", (platform) => {
  test("denied: nothing is connected, and the words say so", async () => {
    const { name } = await facts(page, platform);
    await connect(page, connectButton(page, name), { decision: "Deny" });
    await toast(page, `Access was not given at ${name}. Nothing was connected.`).waitFor();
    await accountRow(page, platform).getByText("Not connected").waitFor();
    await expect.poll(() => connectButton(page, name).isEnabled()).toBe(true);
    expect(pathOf(page)).toBe("/dashboard");
  });

  test("the popup is closed: the button comes back, and the words say so", async () => {
    const { name } = await facts(page, platform);
    const popup = await openPopup(page, connectButton(page, name));
    expect(
      await page.evaluate(() => [...document.querySelectorAll("button")].some((b) => b.disabled && b.textContent === "Connecting…")),
    ).toBe(true);
    await popup.close();
    await toast(page, `The ${name} window was closed before the end. Nothing was connected.`).waitFor();
    await expect.poll(() => connectButton(page, name).isEnabled()).toBe(true);
  });

  test("a necessary permission is unticked: refused, and the words say which way out there is", async () => {
    const { name, scopes } = await facts(page, platform);
    const needed = scopes.find((s) => s.required);
    if (!needed) throw new Error(`${name} needs no permission at all`);
    await connect(page, connectButton(page, name), { untick: [needed.id] });
    await toast(page, "A permission that Candor cannot do without was not given.").waitFor();
    await accountRow(page, platform).getByText("Not connected").waitFor();
  });

  test("the platform fails: the words say so", async () => {
    const { name } = await facts(page, platform);
    await stage.control.fault({ platform, method: "POST", path: "*token*", status: 503, body: "{}" });
    await connect(page, connectButton(page, name), {});
    await toast(page, `${name} did not answer. Nothing was connected; try again later.`).waitFor();
    await stage.control.clearFaults();
    await accountRow(page, platform).getByText("Not connected").waitFor();
  });

  test("another permission is unticked: connected, and each figure that lacks it says why", async () => {
    const { name, scopes } = await facts(page, platform);
    const spare = scopes.find((s) => !s.required);
    if (!spare) return; // the platform has no permission to spare
    const { handle } = await stage.control.account(platform, "mara");
    await connect(page, connectButton(page, name), { handle, untick: [spare.id] });
    await toast(page, new RegExp(`Connected .*${name}`)).waitFor(); // the handle itself may be what was not given
    await untilSynced(page, platform);
    await page.getByText("A permission was not given, so some figures are missing.").waitFor();

    await page.getByRole("link", { name: "Connections" }).click();
    const missing = page.locator(`[data-scope="${spare.id}"]`);
    await missing.getByText(spare.purpose).waitFor();
    await expect.poll(() => missing.textContent()).toContain("missing");
    await page.goto(`/posts?platform=${platform}`);
    const row = page.locator("tr[data-post]").first();
    await row.waitFor();
    const lacking = (await shown(row)).filter((figure) => figure.reason === "not_granted");
    if (spare.purpose.includes("of your posts")) expect(lacking).not.toEqual([]);
    for (const figure of lacking) expect(figure.text).toBe("not granted");

    await page.goto("/connections");
    await connect(page, page.getByRole("button", { name: "Grant what is missing" }), { handle });
    await toast(page, `Connected @${handle} on ${name}.`).waitFor();
    await page.locator(`[data-scope="${spare.id}"]`).getByText("granted").waitFor();
    await page.goto("/dashboard");
    await untilSynced(page, platform);
    await page.goto(`/posts?platform=${platform}`);
    await page.locator("tr[data-post]").first().waitFor();
    const still = (await shown(page.locator("tr[data-post]").nth(3))).filter((figure) => figure.reason === "not_granted");
    expect(still).toEqual([]);
    await disconnect(page, platform);
    await page.getByRole("link", { name: "Overview" }).click();
  });

  test("a platform that cuts its window off from ours: connected all the same; and undone with one click", async () => {
    const { name } = await facts(page, platform);
    const { handle } = await stage.control.account(platform, "mara");
    await stage.control.fault({ platform, method: "GET", path: "*auth*", headers: { "Cross-Origin-Opener-Policy": "same-origin" } });
    await connect(page, connectButton(page, name), { handle });
    await stage.control.clearFaults();
    const news = toast(page, `Connected @${handle} on ${name}.`);
    await news.getByRole("button", { name: "Not this account" }).press("Enter"); // toasts may lie on each other
    await toast(page, `@${handle} is removed. Access was given back and everything read was deleted.`).waitFor();
    await accountRow(page, platform).getByText("Not connected").waitFor();
  });

  test("disconnected: asked once more, gone at once, and the words say until when", async () => {
    const { name } = await facts(page, platform);
    const { handle } = await stage.control.account(platform, "mara");
    await connect(page, connectButton(page, name), { handle });
    await untilSynced(page, platform);
    await page.getByRole("link", { name: "Connections" }).click();
    const panel = page.locator(`[data-testid=connection][data-platform=${platform}]`);
    await panel.getByRole("button", { name: "Disconnect" }).click();
    const dialog = page.getByRole("dialog", { name: `Disconnect @${handle}?` });
    await dialog.getByText("The data is deleted within 7 days").waitFor();
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await dialog.waitFor({ state: "detached" });
    await expect.poll(() => panel.isVisible()).toBe(true);

    await disconnect(page, platform);
    await toast(page, `@${handle} is disconnected. Its data is deleted within 7 days.`).waitFor();
    await panel.waitFor({ state: "detached" });
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe("H1"); // the button that had the focus is gone
    await page.getByRole("link", { name: "Overview" }).click();
    await accountRow(page, platform).getByText("Not connected").waitFor();
    await page
      .getByTestId("account-card")
      .and(page.locator(`[data-platform=${platform}]`))
      .waitFor({ state: "detached" });
  });

  test("the popup is blocked: the same tab goes to the platform and comes back", async () => {
    const blocked = await stage.signIn(people.creator);
    await blocked.evaluate(() => {
      window.open = () => null; // what a browser answers when it blocks a popup
    });
    const { name } = await facts(blocked, platform);
    const { handle } = await stage.control.account(platform, "mara");
    await connectButton(blocked, name).click();
    await consent(blocked, { handle });
    await toast(blocked, `Connected @${handle} on ${name}.`).waitFor();
    expect(pathOf(blocked)).toBe("/dashboard");
    await untilSynced(blocked, platform);
    await blocked.context().close();
  });
});
