// Administrators bring people in and keep them in order; everybody keeps their own settings; a manager looks at what is shared.
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { open, password, people } from "./stage.ts";
import { connect, connectButton, facts, pathOf, toast, untilSynced } from "./ways.ts";

const stage = await open();
afterAll(() => stage.stop());
afterEach(() => expect(stage.watch.troubles()).toEqual([]));

const once = async (page: Page) => (await page.getByTestId("once").textContent()) ?? "";
const line = (page: Page, email: string) => page.locator(`[data-person="${email}"]`);

describe("an administrator", () => {
  let page: Page;
  beforeAll(async () => {
    page = await stage.signIn(people.admin);
    await page.getByRole("link", { name: "People" }).click();
    await line(page, people.creator).waitFor();
  });

  test("sees no links to figures, which are not theirs to see", async () => {
    const names = await page.getByRole("navigation", { name: "Places" }).getByRole("link").allTextContents();
    for (const name of ["Overview", "Posts", "Audience", "Connections", "Sharing", "Roster"]) expect(names).not.toContain(name);
    await page.goto("/posts");
    await page.getByRole("heading", { name: "Sync health" }).waitFor();
    await page.getByRole("link", { name: "People" }).click();
  });

  test("adds an agency and invites a manager to it, who joins by the link", async () => {
    await page.getByLabel("Name of a new agency").fill("Northlight");
    await page.getByRole("button", { name: "Add the agency" }).click();
    await page.locator("[data-agency=Northlight]").getByText("no managers yet").waitFor();
    await page.getByLabel("Role", { exact: true }).selectOption("manager");
    await page.getByLabel("Agency", { exact: true }).selectOption({ label: "Northlight" });
    await page.getByRole("button", { name: "Make a link" }).click();
    const link = await once(page);
    expect(link).toContain("/invitation#");
    await page.getByText("Manager for Northlight, good until").waitFor();

    const guest = await stage.visit();
    await guest.goto(link);
    await guest.getByLabel("Email").fill(people.manager);
    await guest.getByLabel("Your name").fill("Agnes");
    await guest.getByLabel("New password").fill(password);
    await guest.getByRole("button", { name: "Accept" }).click();
    await guest.getByRole("heading", { name: "Roster" }).waitFor();
    await guest.context().close();
    await page.reload();
    await page.locator("[data-agency=Northlight]").getByText("Agnes").waitFor();
  });

  test("disables somebody, who is out at once, and lets them in again", async () => {
    const other = await stage.signIn(people.other);
    await line(page, people.other).getByRole("button", { name: "Disable" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Disable" }).click();
    await line(page, people.other).getByText("may not sign in since").waitFor();
    await other.reload();
    await other.getByRole("button", { name: "Sign in" }).waitFor();
    await other.context().close();
    expect(stage.watch.troubles(/401/)).toEqual([]);
    await line(page, people.other).getByRole("button", { name: "Enable" }).click();
    await toast(page, "may sign in again").waitFor();
  });

  test("changes a role only after saying what ends with it", async () => {
    await line(page, people.other).getByRole("combobox").selectOption("manager");
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Their sessions, API tokens, memberships").waitFor();
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await expect.poll(() => line(page, people.other).getByRole("combobox").inputValue()).toBe("creator");
    await expect.poll(() => line(page, people.admin).getByRole("combobox").isDisabled()).toBe(true);
  });

  test("makes a link for a new password, which works once", async () => {
    await line(page, people.other).getByRole("button", { name: "New password" }).click();
    const link = await once(page);
    const guest = await stage.visit();
    await guest.goto(link);
    await guest.getByLabel("New password").fill(`${password}, another one`);
    await guest.getByRole("button", { name: "Accept" }).click();
    await guest.getByRole("button", { name: "Sign in" }).waitFor();
    await guest.context().close();
  });
});

test("the audit log says who did what, is searched by act and person, and its chain is whole", async () => {
  const page = await stage.signIn(people.admin);
  await page.getByRole("link", { name: "Audit log" }).click();
  await page.locator("[data-act=person_disabled]").first().waitFor();
  await page.getByLabel("Act", { exact: true }).selectOption("agency_added");
  await page.locator("[data-act=person_disabled]").first().waitFor({ state: "detached" });
  await page.locator("tr[data-act=agency_added]").first().waitFor();
  await expect.poll(() => page.locator("tr[data-act]").count()).toBe(1);
  await expect.poll(() => page.locator("tr[data-act]").textContent()).toContain("admin"); // who
  expect(pathOf(page)).toBe("/audit?act=agency_added");
  await page.getByLabel("Person", { exact: true }).selectOption({ label: "creator" });
  await page.getByText("Nothing was recorded that fits.").waitFor();
  await page.getByRole("button", { name: "Clear the choice" }).click();
  await page.locator("[data-act=person_disabled]").first().waitFor();
  await page.getByRole("button", { name: "Check the whole chain" }).click();
  await page
    .getByTestId("verified")
    .getByText(/^Whole: \d+ entries/)
    .waitFor();
  await page.context().close();
});

test("an operator pauses an account and a platform, resumes them, reads now, and finds what was read in the log", async () => {
  const [first = ""] = stage.platforms;
  const creator = await stage.signIn(people.creator);
  const { name } = await facts(creator, first);
  const { handle } = await stage.control.account(first, "mara");
  await connect(creator, connectButton(creator, name), { handle });
  await untilSynced(creator, first);
  const page = await stage.signIn(people.admin);
  await page.getByRole("link", { name: "Accounts", exact: true }).click();
  const row = page.locator("tr[data-connection]");
  await row.getByRole("button", { name: /^Pause/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Pause" }).click();
  await row.getByText("Paused by the operator").waitFor();
  await row.getByRole("button", { name: /^Resume/ }).click();
  await row.getByText("Connected").waitFor();
  await row.getByRole("button", { name: /^Sync now/ }).click();
  await toast(page, "It is synced now.").waitFor();
  await row.getByRole("link", { name: /^Log/ }).click();
  await page.locator("tr[data-run]").first().waitFor();
  expect(pathOf(page)).toContain("/runs?connection=");
  await page.getByLabel("Result", { exact: true }).selectOption("failed");
  await page.getByText("No sync fits.").waitFor();

  await page.getByRole("link", { name: "Sync health" }).click();
  const whole = page.locator(`tr[data-platform=${first}]`);
  await whole.getByRole("button", { name: /^Pause/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Pause" }).click();
  await whole.getByText(/^paused since/).waitFor();
  await whole.getByRole("button", { name: /^Resume/ }).click();
  await whole.getByText("is synced").waitFor();
  await page.context().close();
  await creator.context().close();
});

test("an operator records what a platform accepted in writing, with the password, and withdraws it", async () => {
  const page = await stage.signIn(people.admin);
  await page.getByRole("link", { name: "Platforms" }).click();
  const known = await Promise.all(stage.platforms.map((platform) => facts(page, platform)));
  const part = (platform: string) => page.locator(`[data-derived=${platform}]`);
  for (const { platform, name } of known.filter((p) => p.derived)) await part(platform).getByText(`${name}'s terms allow them`).waitFor();
  for (const { platform, name } of known.filter((p) => !p.derived)) {
    await part(platform).getByText(`${name}'s terms forbid them`).waitFor();
    await part(platform).getByLabel("Number of the request or letter").fill("YT-4711");
    await part(platform).getByLabel("What it covers").fill("Rates of the channel's own videos");
    await part(platform).getByLabel("Accepted on").fill("2026-10-01");
    await part(platform).getByRole("button", { name: "Record the acceptance" }).click();
    const asked = page.getByRole("dialog").getByLabel("Password"); // asked only where the sign-in is not fresh any more
    await asked.or(part(platform).getByText("YT-4711")).first().waitFor();
    if (await asked.isVisible()) {
      await asked.fill(password);
      await page.getByRole("dialog").getByRole("button", { name: "Go on" }).click();
    }
    await part(platform).getByText("YT-4711").waitFor();
    await expect.poll(async () => (await facts(page, platform)).derived).toBe(true);
    await part(platform).getByRole("button", { name: "Withdraw" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Withdraw" }).click();
    await part(platform).getByText(`${name}'s terms forbid them`).waitFor();
    expect((await facts(page, platform)).derived).toBe(false);
  }
  await page.context().close();
});

describe("a creator's settings", () => {
  let page: Page;
  beforeAll(async () => {
    page = await stage.signIn(people.creator);
    await page.getByRole("link", { name: "Settings", exact: true }).click();
  });

  test("name and zone are kept", async () => {
    await page.getByLabel("Name", { exact: true }).fill("Mara L.");
    await page.getByLabel("Time zone").selectOption("Asia/Tokyo");
    await page.getByRole("button", { name: "Save" }).click();
    await toast(page, "Saved.").waitFor();
    await page.reload();
    await expect.poll(() => page.getByLabel("Name", { exact: true }).inputValue()).toBe("Mara L.");
    await expect.poll(() => page.getByLabel("Time zone").inputValue()).toBe("Asia/Tokyo");
  });

  test("a token is shown once, opens what it says, and nothing once revoked", async () => {
    await page.getByLabel("What it is for").fill("my sheet");
    await page.getByLabel("It lives for").selectOption("7");
    await page.getByRole("button", { name: "Make a token" }).click();
    const token = await once(page);
    const asked = async () => (await fetch(`${stage.url}/api/posts`, { headers: { Authorization: `Bearer ${token}` } })).status;
    expect(await asked()).toBe(200);
    await page.reload();
    await page.getByText("my sheet").waitFor();
    expect(await page.getByTestId("once").count()).toBe(0);
    await page.getByRole("button", { name: "Revoke my sheet" }).click();
    await page.getByRole("dialog", { name: "Revoke my sheet?" }).getByRole("button", { name: "Cancel" }).click();
    expect(await asked()).toBe(200);
    await page.getByRole("button", { name: "Revoke my sheet" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
    await toast(page, "my sheet is revoked.").waitFor();
    await page.getByText("No token yet.").waitFor();
    expect(await asked()).toBe(401);
  });

  test("numbers and dates are written as chosen", async () => {
    await page.getByLabel("Numbers and dates").selectOption("de-DE");
    await page.reload();
    await page
      .getByText(/since \d+\. /)
      .first()
      .waitFor();
    await page.getByLabel("Numbers and dates").selectOption("");
  });

  test("a wrong current password changes nothing", async () => {
    await page.getByLabel("Current password").fill("not the password at all");
    await page.getByLabel("New password").fill("another long phrase");
    await page.getByRole("button", { name: "Change password" }).click();
    await page.getByText("The current password is wrong.").waitFor();
    expect(stage.watch.troubles(/40[13]/)).toEqual([]);
  });

  test("signing out everywhere ends this place too", async () => {
    const elsewhere = await stage.signIn(people.creator);
    await page.reload();
    await page.locator("[data-session]").nth(1).waitFor();
    await page.getByRole("button", { name: "Sign out everywhere" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Sign out everywhere" }).click();
    await page.getByRole("button", { name: "Sign in" }).waitFor();
    await elsewhere.reload();
    await elsewhere.getByRole("button", { name: "Sign in" }).waitFor();
    await elsewhere.context().close();
    await page.context().close();
    expect(stage.watch.troubles(/401/)).toEqual([]);
  });
});

describe("a manager", () => {
  let page: Page;
  const [first = ""] = stage.platforms;

  test("sees a creator's Overview, posts and a post, and always whose they are", async () => {
    const creator = await stage.signIn(people.creator);
    const { name } = await facts(creator, first);
    const { handle } = await stage.control.account(first, "mara");
    await untilSynced(creator, first); // connected before
    await creator.getByRole("link", { name: "Sharing" }).click();
    await creator.getByRole("button", { name: "Make a link" }).click();
    const link = await once(creator);

    page = await stage.signIn(people.manager);
    await page.goto(link);
    await page.getByRole("button", { name: "Accept" }).click();
    await page.getByRole("heading", { name: "Roster" }).waitFor();
    const row = page.locator(`tr[data-platform=${first}]`);
    await expect.poll(() => row.textContent()).toContain(`${name} @${handle}`); // names, not ids
    await creator.reload();
    await creator.getByRole("main").getByText("Northlight").waitFor();
    await expect.poll(() => creator.getByRole("main").textContent()).toContain(`${name} @${handle}`);

    await page.getByRole("link", { name: /^Look at the figures of Mara/ }).click();
    const banner = page.getByTestId("looking-at");
    await banner.getByText("Mara L.").waitFor();
    await page.getByTestId("account-card").waitFor();
    expect(await page.getByRole("button", { name: /^(Connect|Reconnect)/ }).count()).toBe(0);
    await page.getByRole("link", { name: "Posts", exact: true }).click();
    await page.locator("tr[data-post]").first().waitFor();
    await banner.getByText("Mara L.").waitFor();
    expect(await page.getByRole("button", { name: /^This list as/ }).count()).toBe(0); // files are the creator's to take
    await page.locator("tr[data-post]").first().getByRole("link").first().click();
    await page.getByRole("heading", { name: "History" }).waitFor();
    await banner.getByText("Mara L.").waitFor();
    expect(pathOf(page)).toContain("creator=");
    await page.getByRole("link", { name: "Audience", exact: true }).click();
    await page.getByRole("heading", { name: "Best time to post" }).waitFor();
    await banner.getByText("Mara L.").waitFor();
    await creator.context().close();
  });

  test("hands on a report that names the creator and the agency, without the banner", async () => {
    const creator = new URL(page.url()).searchParams.get("creator");
    await page.goto(`/report?creator=${creator}`);
    await page.getByText("The figures of Mara L. · for Northlight").waitFor();
    await page.getByTestId("looking-at").waitFor();
    await page.emulateMedia({ media: "print" });
    expect(await page.getByTestId("looking-at").isVisible()).toBe(false);
    await page.emulateMedia({ media: "screen" });
  });

  test("comes back to the roster, which counts, narrows and sorts its accounts, and keeps the choice in the address", async () => {
    await page.getByRole("link", { name: "Back to the roster" }).click();
    await page.getByRole("heading", { name: "Roster" }).waitFor();
    expect(pathOf(page)).toBe("/roster");
    await page.getByText("1 of 1", { exact: true }).waitFor(); // as fresh as promised
    const row = page.locator(`tr[data-platform=${first}]`);
    const { handle } = await stage.control.account(first, "mara");
    expect(await row.getByRole("link", { name: `@${handle}` }).getAttribute("href")).toMatch(/^https:/);
    const figures = page.getByLabel("Sort by").locator("option[value=followers]");
    expect(await figures.isDisabled()).toBe(true); // never across platforms
    await page.getByLabel("Platform", { exact: true }).selectOption(first);
    expect(await figures.isDisabled()).toBe(false);
    await page.getByLabel("Sort by").selectOption("followers");
    await page.getByLabel("Find", { exact: true }).fill(`@${handle.slice(0, 3)}`);
    await expect
      .poll(() => Object.fromEntries(new URL(page.url()).searchParams))
      .toEqual({ platform: first, sorted: "followers", find: `@${handle.slice(0, 3)}` });
    await page.reload();
    await row.waitFor();
    await page.getByLabel("Only what needs attention").check();
    await page.getByText("No account fits.").waitFor();
    await page.getByRole("button", { name: "Clear the choice" }).click();
    await row.waitFor();
    expect(pathOf(page)).toBe("/roster");
  });

  test("sees for longer, and no more, what the creator prolongs and takes back", async () => {
    const creator = await stage.signIn(people.creator);
    await creator.goto("/sharing");
    await creator.getByRole("button", { name: "Prolong what Northlight sees" }).click();
    const dialog = creator.getByRole("dialog");
    const year = new Date(Date.now() + 300 * 86_400_000);
    await dialog.getByLabel("Until the end of").fill(year.toISOString().slice(0, 10));
    await dialog.getByRole("button", { name: "Prolong" }).click();
    await toast(creator, "Northlight sees this until").waitFor();
    await page.reload();
    await page
      .getByText(new RegExp(`shared until .*${year.getFullYear()}`))
      .first()
      .waitFor();
    await creator.getByRole("button", { name: "Take back what Northlight sees" }).click();
    await creator.getByRole("dialog").getByRole("button", { name: "Take back" }).click();
    await creator.getByRole("button", { name: "Share with Northlight again" }).waitFor();
    await page.reload();
    await page.getByText("Nobody yet. Ask a creator for a link from their Sharing page.").waitFor();
    await creator.getByRole("button", { name: "Share with Northlight again" }).click();
    await creator.getByRole("dialog").getByRole("button", { name: "Share" }).click();
    await toast(creator, "Northlight sees this until").waitFor();
    await creator.context().close();
    await page.reload();
    await page.getByRole("link", { name: /^Look at the figures of Mara/ }).waitFor();
  });

  test("finds that figures without a creator are nobody's", async () => {
    await page.goto("/dashboard");
    await page.getByRole("heading", { name: "Roster" }).waitFor();
    await page.context().close();
  });
});
