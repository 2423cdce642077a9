// What a person reads and accepts before an account is connected, and the page that says it to everybody.
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { open, people } from "./stage.ts";
import { accountRow, connectButton, consent, disconnect, facts, noSidewaysScroll, openPopup, toast, untilSynced } from "./ways.ts";

const stage = await open({ accepted: false });
afterAll(() => stage.stop());
afterEach(() => expect(stage.watch.troubles()).toEqual([]));

let page: Page;
beforeAll(async () => {
  page = await stage.signIn(people.creator);
});

describe.each(stage.platforms)("%s", (platform) => {
  test("before connecting: who, what, what for, how long, and how it is taken back; and no is no", async () => {
    const { name, scopes } = await facts(page, platform);
    await connectButton(page, name).click();
    const dialog = page.getByRole("dialog", { name: `Before you connect ${name}` });
    await dialog.getByTestId("consent").waitFor();
    for (const scope of scopes) await dialog.locator(`[data-permission="${scope.id}"]`).getByText(scope.purpose).waitFor();
    const words = (await dialog.textContent()) ?? "";
    for (const word of ["Candor's demo", "never posts", "deleted within 7 days", "Version 20"]) expect(words).toContain(word);
    const links = await dialog.locator("a").evaluateAll((all) => all.map((a) => a.getAttribute("href") ?? ""));
    expect(links.some((href) => href.endsWith("/privacy"))).toBe(true);
    if (platform === "youtube") {
      expect(words).toContain("YouTube API Services");
      for (const asked of ["https://www.youtube.com/t/terms", "https://security.google.com/settings/security/permissions"])
        expect(links).toContain(asked);
    }
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await dialog.waitFor({ state: "detached" });
    await accountRow(page, platform).getByText("Not connected").waitFor();
  });

  test("accepted once: the platform's own page follows, and next time nothing is asked", async () => {
    const { name } = await facts(page, platform);
    const { handle } = await stage.control.account(platform, "mara");
    await connectButton(page, name).click();
    const accept = page.getByRole("dialog").getByRole("button", { name: `Accept and go to ${name}` });
    const popup = await openPopup(page, accept);
    const closed = popup.waitForEvent("close");
    await consent(popup, { handle });
    await closed;
    await toast(page, `Connected @${handle} on ${name}.`).waitFor();
    await untilSynced(page, platform);
    await disconnect(page, platform);
    await page.getByRole("link", { name: "Overview" }).click();
    const again = await openPopup(page, connectButton(page, name));
    await again.close();
    await toast(page, `The ${name} window was closed before the end. Nothing was connected.`).waitFor();
  });
});

test("the privacy page is there for everybody, on a phone too", async () => {
  const stranger = await stage.visit({ viewport: { width: 390, height: 844 } });
  await stranger.goto("/signin");
  await stranger.getByRole("link", { name: /^Privacy/ }).click();
  await stranger.getByRole("heading", { name: "What Candor reads, why, and for how long" }).waitFor();
  for (const platform of stage.platforms) await stranger.locator(`#${platform}`).getByText("What is read, and what for").waitFor();
  await noSidewaysScroll(stranger);
  await stranger.context().close();
});
