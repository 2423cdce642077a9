// Each state has its face in every place it can reach: while the first reading comes, when a platform fails, limits us or withdraws access
// (forced at the simulators); each with its cause and one way on. What of our own answers comes late or not at all: answers.test.ts.
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { accessible } from "./accessible.ts";
import { open, people } from "./stage.ts";
import { accountRow, connect, connectButton, employ, facts, newestPost, share, untilSynced } from "./ways.ts";

const stage = await open();
afterAll(() => stage.stop());
afterEach(() => expect(stage.watch.troubles()).toEqual([]));

const [first = "", second = ""] = stage.platforms;
let page: Page;
let admin: Page;
let manager: Page;
beforeAll(async () => {
  page = await stage.signIn(people.creator);
  admin = await stage.signIn(people.admin);
  await employ(admin);
  manager = await stage.signIn(people.manager);
});

/** What a place says of its state, loudest first. */
const says = (of: Page) => of.getByRole("main").locator("[data-state]:is([role=status], [role=alert])");

/** Goes to a place by its link, as a person would. */
async function go(of: Page, name: string): Promise<void> {
  await of.getByRole("navigation", { name: "Places" }).getByRole("link", { name }).click();
  await of.getByRole("heading", { level: 1, name }).waitFor();
}

/** What the manager's roster says of an account of the creator. */
async function onRoster(platform: string, words: string): Promise<void> {
  await manager.reload();
  await manager.locator(`tr[data-platform=${platform}]`).getByText(words).filter({ visible: true }).first().waitFor();
}

/** Goes to each place that shows figures of a creator, where something must stay, and fails where it does not say how they stand. */
async function everywhere(state: string, words: string, platform: string): Promise<void> {
  for (const [path, stays] of [
    ["/posts", "tr[data-post]"],
    [await newestPost(page, platform), "main [data-metric]"],
    ["/audience", "[data-breakdown]"],
    ["/report", "[data-report]"],
  ] as const) {
    await page.goto(path);
    await page.locator(stays).first().waitFor();
    await says(page)
      .and(page.locator(`[data-state=${state}]`))
      .getByText(words)
      .first()
      .waitFor();
  }
}

/** Has an account read now, and waits until the connection stands as is said. */
async function read(platform: string, standing: string): Promise<void> {
  await page.goto("/connections");
  const panel = page.locator(`[data-testid=connection][data-platform=${platform}]`);
  await panel.getByRole("button", { name: "Sync now" }).click();
  await panel.getByText(standing, { exact: true }).first().waitFor();
}

test("a roster with nobody says how somebody comes into it", async () => {
  await manager.getByText("Nobody yet. Ask a creator for a link from their Sharing page.").waitFor();
  await accessible(manager, "the empty Roster");
});

test("while the first reading comes, every place says so, and how far it is", async () => {
  const { name } = await facts(page, first);
  const { handle } = await stage.control.account(first, "mara");
  await stage.control.fault({ platform: first, path: "*media*", delay: "15s" }); // each, until the rule is gone
  await connect(page, connectButton(page, name), { handle });
  await accountRow(page, first)
    .getByText(/^(Syncing|Waiting to sync|First sync)$/)
    .waitFor();
  for (const place of ["Overview", "Posts", "Audience"]) {
    await go(page, place);
    await says(page).and(page.locator("[data-state=never_synced]")).getByText("First numbers are on the way", { exact: true }).waitFor();
  }
  await page.goto("/report");
  await says(page).and(page.locator("[data-state=never_synced]")).first().waitFor();
  await share(page, manager);
  await onRoster(first, "First numbers are on the way");
  await go(admin, "Accounts");
  await admin.locator("tr[data-connection][data-state=connecting]").getByText("First sync").first().waitFor();
  await go(admin, "Sync health");
  await admin.getByRole("row").filter({ hasText: name }).getByText("first sync still due").filter({ visible: true }).first().waitFor();
  await go(page, "Connections");
  await page
    .getByTestId("connection")
    .getByText(/^(Syncing|posts \d+ of \d+)/)
    .first()
    .waitFor();
  await stage.control.clearFaults();
  await go(page, "Overview");
  await untilSynced(page, first);
});

test("a platform that answers with errors: old figures stay, and cause and next step stand with creator and operator", async () => {
  const { name } = await facts(page, second);
  const { handle } = await stage.control.account(second, "mara");
  await connect(page, connectButton(page, name), { handle });
  await untilSynced(page, second);
  await stage.control.fault({ platform: second, status: 503, body: "{}" });
  await read(second, "Trying again");
  const cause = "The platform answers with errors";
  await page
    .getByTestId("connection")
    .and(page.locator(`[data-platform=${second}]`))
    .getByText(cause)
    .first()
    .waitFor();
  await go(page, "Overview");
  const card = page.getByTestId("account-card").and(page.locator(`[data-platform=${second}]`));
  await card.getByText("Trying again").waitFor();
  await expect.poll(() => card.locator("[data-metric=followers]").first().textContent()).toMatch(/^[\d,]+$/);
  await page.getByText(`${name}: ${cause.charAt(0).toLowerCase()}${cause.slice(1)}`).waitFor();
  await accessible(page, "the Overview of a platform that fails");
  await everywhere("partial", cause, second);
  await share(page, manager, second);
  await onRoster(second, cause);
  await page.goto("/export");
  await page.getByRole("button", { name: "Make the file" }).waitFor(); // what was read can be taken

  await go(admin, "Sync health");
  const group = admin.locator("[data-cause=platform_error]");
  await group.getByText(new RegExp(`^${name}: 1 connection`)).waitFor();
  await accessible(admin, "Sync health of a platform that fails");
  await group.getByRole("link", { name: "Which ones" }).click();
  await expect.poll(() => admin.locator("tr[data-connection]").getAttribute("data-state")).toBe("retrying");
  await admin.getByRole("link", { name: /^Log/ }).click();
  await admin.locator("tr[data-run=failed]").first().getByText(cause).waitFor();

  await stage.control.clearFaults();
  await go(admin, "Sync health");
  const row = admin.locator(`tr[data-platform=${second}]`);
  await row.getByRole("button", { name: /^Try again now/ }).click();
  await admin.getByText("Every connection is in order.").waitFor();
  await go(page, "Overview");
  await accountRow(page, second).getByText("Connected", { exact: true }).waitFor();
  expect(stage.watch.troubles(/503/)).toEqual([]); // its pictures, too
});

test("a platform that limits us: creator and operator read for how long", async () => {
  await stage.control.fault({
    platform: second,
    status: 429,
    headers: { "Retry-After": "600" },
    body: '{"error":{"code":"rate_limit_exceeded"}}',
  });
  await page.goto("/connections");
  const panel = page.locator(`[data-testid=connection][data-platform=${second}]`);
  await panel.getByRole("button", { name: "Sync now" }).click();
  await panel.getByText("The platform asks for a pause").first().waitFor();
  await go(admin, "Quotas");
  await admin
    .locator("main tr")
    .filter({ hasText: /closed until/ })
    .first()
    .waitFor();
  await stage.control.clearFaults();
  expect(stage.watch.troubles(/429/)).toEqual([]);
});

test("what a platform's terms withhold: every place says so, and keeps what may stand", async () => {
  // No code of the engine blocks an account today; the answers of the server are told to say so.
  const context = page.context();
  const ours = /\/api\/(analytics|posts|audience)/;
  await context.route(ours, async (route) => {
    const response = await route.fetch();
    const json = (await response.json()) as { state?: string; meta?: object };
    const causes = [{ code: "policy", platform: first, message: "The terms of the platform do not allow this." }];
    if (json.meta) Object.assign(json, { state: "blocked", meta: { ...json.meta, causes, action: null } });
    await route.fulfill({ response, json });
  });
  await everywhere("blocked", "Not allowed by the platform's terms", first);
  await page.goto("/dashboard");
  await page.getByTestId("account-card").first().waitFor();
  await page.getByRole("main").getByText(/terms/).first().waitFor();
  await context.unrouteAll({ behavior: "wait" });
});

test("access withdrawn at the platform: every place keeps its figures and leads to the one thing to do", async () => {
  const { name } = await facts(page, first);
  const { id } = await stage.control.account(first, "mara");
  await stage.control.act(first, id, { action: "revoke" });
  await read(first, "Reconnect needed");
  const again = `Reconnect ${name}`;
  for (const [place, stays] of [
    ["Connections", "[data-testid=connection]"],
    ["Overview", "[data-testid=account-card]"],
    ["Posts", "tr[data-post]"],
    ["Audience", "[data-breakdown]"],
  ] as const) {
    await go(page, place);
    await page.locator(stays).first().waitFor();
    await page.getByRole("main").getByRole("button", { name: again }).first().waitFor();
    if (place === "Connections" || place === "Posts") await accessible(page, `${place} without access`);
  }
  await page.goto(await newestPost(page, first));
  await page.locator("main [data-metric]").first().waitFor();
  await says(page).getByRole("button", { name: again }).waitFor();
  await page.goto("/report");
  await page.locator("[data-report]").first().waitFor();
  await says(page).getByRole("button", { name: again }).waitFor();
  await page.goto("/export");
  await page.getByRole("button", { name: "Make the file" }).waitFor(); // what was read is still the creator's to take
  await go(admin, "Sync health");
  await admin.locator("[data-cause=access_revoked]").getByText("Only the creator can mend it").waitFor();
  await accessible(admin, "Sync health without access");
  await onRoster(first, "Access was withdrawn");
});

test("where nothing is connected every place says so, and what comes first", async () => {
  const other = await stage.signIn(people.other);
  await other.getByText("No account connected").waitFor();
  for (const path of ["/posts", "/audience", "/report", "/export", "/sharing"]) {
    await other.goto(path);
    await says(other).and(other.locator("[data-state=empty]")).first().waitFor();
  }
  await other.goto("/connections");
  await other.getByText("0 connected").waitFor();
  await other.context().close();
});

test("nothing that fits is said as such", async () => {
  await page.goto("/posts?type=live&platform=tiktok");
  await page.getByText("No posts match.").waitFor();
  await admin.goto("/accounts?state=gone");
  await admin.getByText("No connection fits.").waitFor();
  await admin.goto("/runs?status=running");
  await admin.getByText("No sync fits.").waitFor();
});
