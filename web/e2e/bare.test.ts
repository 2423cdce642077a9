// A fresh installation without any credentials: it starts, says what to set, and connects nothing.
import { afterAll, afterEach, expect, test } from "vitest";
import { open, people } from "./stage.ts";
import { accountRow, connectButton, facts } from "./ways.ts";

const stage = await open({ configured: false });
afterAll(() => stage.stop());
afterEach(() => expect(stage.watch.troubles()).toEqual([]));

test("the server says which platforms are not configured, and what to set", async () => {
  const page = await stage.visit();
  for (const platform of stage.platforms) {
    const { name, configured, missing_settings } = await facts(page, platform);
    expect(configured).toBe(false);
    expect(missing_settings.length).toBeGreaterThan(0);
    expect(stage.logs()).toContain(`${name} is not configured: set ${missing_settings.join(" and ")}.`);
  }
  await page.context().close();
});

test("the app says the same, offers no button, and refuses", async () => {
  const page = await stage.signIn(people.creator);
  await page.getByText("Ask whoever runs this Candor.").waitFor();
  for (const platform of stage.platforms) {
    const { name, missing_settings } = await facts(page, platform);
    await accountRow(page, platform)
      .getByText(`Not configured. Set ${missing_settings.join(", ")}.`)
      .waitFor();
    expect(await connectButton(page, name).count()).toBe(0);
    const answer = await page.request.get(`/api/auth/${platform}/connect?zone=Europe/Berlin`);
    expect(answer.status()).toBeGreaterThanOrEqual(400);
    expect(((await answer.json()) as { code: string }).code).toBe("not_configured");
    expect(await stage.control.calls(platform)).toEqual([]);
  }
  await page.context().close();
});

test("an administrator is led to what must be registered at each platform, and to what is missing here", async () => {
  const page = await stage.signIn(people.admin);
  await page.getByText("No platform is set up yet").waitFor();
  await page.getByText("Nothing is connected yet, so nothing is due.").waitFor();
  await page.goto("/quotas");
  await page.getByText("No platform was asked anything yet.").waitFor();
  await page.goto("/health");
  await page.getByRole("link", { name: "Set up the platforms" }).click();
  for (const platform of stage.platforms) {
    const { missing_settings, scopes } = await facts(page, platform);
    const steps = page.locator(`[data-setup=${platform}]`);
    await steps.getByText(`${stage.url}/api/auth/${platform}/callback`).waitFor();
    for (const code of [...missing_settings, ...scopes.map((scope) => scope.id)]) await steps.getByText(code, { exact: true }).waitFor();
  }
  await page.context().close();
});
