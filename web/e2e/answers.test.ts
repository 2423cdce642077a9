// When an answer of our own is late, does not come, or cannot be drawn: every place waits without a claim, says what is missing and since
// when, keeps what it has, and may be tried again.
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { open, people } from "./stage.ts";
import { connect, connectButton, employ, facts, newestPost, share, untilSynced } from "./ways.ts";

const stage = await open();
afterAll(() => stage.stop());
afterEach(() => expect(stage.watch.troubles()).toEqual([]));

const [first = ""] = stage.platforms;
let page: Page;
let admin: Page;
let manager: Page;
beforeAll(async () => {
  page = await stage.signIn(people.creator);
  admin = await stage.signIn(people.admin);
  const { name } = await facts(page, first);
  const { handle } = await stage.control.account(first, "mara");
  await connect(page, connectButton(page, name), { handle });
  await untilSynced(page, first);
  await employ(admin);
  manager = await stage.signIn(people.manager);
  await share(page, manager);
});

/** What a place asks us; without what tells whose it is. */
const ours = /\/api\/(?!session$|errors$)/;

/** Places, and what of them is loaded by itself. */
const creators = ["/dashboard", "/posts", "/audience", "/report", "/export", "/sharing", "/connections", "/settings"];
const operators = ["/health", "/quotas", "/platforms", "/accounts", "/runs", "/audit", "/people"];

/** What stands where something is on its way. */
const pending = (one: Page) => one.getByRole("main").locator(".pending:visible");

/** What says that something is not as new as it should be. */
const old = (one: Page) => one.getByRole("main").locator("[data-state=stale]");

/** What says that something could not be read. */
const failing = (one: Page) =>
  one
    .getByRole("main")
    .getByRole("alert")
    .filter({ hasText: /could not be/ });

test.each([
  ["a creator", async () => [...creators, await newestPost(page, first)], () => page],
  ["an operator", async () => operators, () => admin],
  ["a manager", async () => ["/roster"], () => manager],
] as const)(
  "where our own answers are late %s sees what will stand there; where they do not come, it is said, and may be tried again",
  async (_, places, whose) => {
    const paths = await places();
    const context = whose().context();
    let fail = (): void => {};
    const held = new Promise<void>((resolve) => {
      fail = resolve;
    });
    await context.route(ours, async (route) => {
      if (/\/api\/(platforms|metrics)$/.test(route.request().url())) return route.continue(); // a page begins with their names
      await held;
      await route.abort("connectionrefused");
    });
    const pages = await Promise.all(
      paths.map(async (path) => {
        const one = await context.newPage();
        await one.goto(path);
        await pending(one).first().waitFor();
        expect(await failing(one).count(), path).toBe(0);
        return { path, one };
      }),
    );
    fail();
    await Promise.all(pages.map(({ one }) => failing(one).first().waitFor()));
    await context.unroute(ours);
    await Promise.all(
      pages.map(async ({ path, one }) => {
        await recovered(one, path);
        await one.close();
      }),
    );
    expect(stage.watch.troubles(/ERR_CONNECTION_REFUSED/)).toEqual([]);
  },
);

/** Presses what tries again until nothing says any more that it could not be read, or not again. */
async function recovered(one: Page, path: string): Promise<void> {
  const retry = one.getByRole("main").getByRole("button", { name: "Try again", exact: true });
  const left = async () => {
    // Some go by themselves, and a part whose last attempt failed just now says so only after the others were pressed.
    if ((await retry.count()) > 0)
      await retry
        .first()
        .click({ timeout: 2_000 })
        .catch(() => undefined);
    return (await failing(one).count()) + (await old(one).count());
  };
  await expect.poll(left, { message: path }).toBe(0);
}

/** What of a place stays when it cannot be read again. */
const kept: Record<string, string> = {
  "/dashboard": "[data-testid=account-card]",
  "/posts": "tr[data-post]",
  "/audience": "[data-breakdown]",
  "/report": "tr[data-post]",
  "/connections": "[data-testid=connection]",
  "/platforms": "[data-setup] code",
  "/people": "[data-person]",
};

test("what stands anywhere stays where it cannot be read again, and says of when it is", async () => {
  const places = [
    ...["/dashboard", "/posts", "/audience", "/report", "/connections"].map((path) => [page, path, kept[path]] as const),
    [page, await newestPost(page, first), "dl [data-metric]"] as const,
    ...operators.map((path) => [admin, path, kept[path] ?? "tbody tr"] as const),
    [manager, "/roster", "tbody tr"] as const,
  ];
  const pages = await Promise.all(
    places.map(async ([whose, path, part = ""]) => {
      const one = await whose.context().newPage();
      await one.goto(path);
      const stays = one.getByRole("main").locator(part).first();
      await stays.waitFor();
      await one.waitForLoadState("networkidle");
      return { path, one, stays, said: await stays.textContent() };
    }),
  );
  const offline = (is: boolean) => Promise.all([page, admin, manager].map((one) => one.context().setOffline(is)));
  await offline(true);
  try {
    await Promise.all(
      pages.map(async ({ path, one, stays, said }) => {
        const comeBack = async () => {
          await one.evaluate(() => window.dispatchEvent(new Event("visibilitychange")));
          return old(one).getByText(/\d/).count();
        };
        await expect.poll(comeBack, { message: path, interval: 1_000 }).toBeGreaterThan(0); // what is new is not read again at once
        expect(await stays.textContent(), path).toContain(said);
      }),
    );
  } finally {
    await offline(false); // also for the tests to come
  }
  await Promise.all(
    pages.map(async ({ path, one }) => {
      await recovered(one, path);
      await one.close();
    }),
  );
  expect(stage.watch.troubles(/ERR_INTERNET_DISCONNECTED/)).toEqual([]);
});

/** Parts that are loaded by themselves: whose, where, what of ours does not come, and what must not be said meanwhile. */
const parts = [
  [() => page, "/dashboard", "**/api/notices", "Nothing needs you."],
  [() => page, "/export", "**/api/metrics", "Each day of the range, of each account:"],
  [() => admin, "/people", "**/api/agencies", "No agency yet"],
  [() => admin, "/platforms", "**/api/platforms", "Record the acceptance"],
  [() => admin, "/health", "**/api/admin/platforms", "is synced"],
  [() => admin, "/health", "**/api/admin/budgets", "No limit is reached."],
  [() => admin, "/quotas", "**/api/admin/budgets", "No platform was asked anything yet."],
  [() => page, "/invitation#some-link", "**/api/invitations/open", "This link is not valid"],
] as const;

test("a part that does not come says so in its place, claims nothing meanwhile, and is tried again", async () => {
  await Promise.all(
    parts.map(async ([whose, path, ours, untrue]) => {
      const one = await whose().context().newPage();
      await one.route(ours, (route) => route.abort("connectionrefused"));
      await one.goto(path);
      const alert = one.getByRole("main").getByRole("alert").filter({ hasText: "could not be" });
      await alert.waitFor();
      expect(await one.getByText(untrue).count(), `${path}: ${untrue}`).toBe(0);
      await one.unroute(ours);
      await alert.getByRole("button", { name: "Try again" }).click();
      await alert.waitFor({ state: "detached" });
      await one.close();
    }),
  );
  expect(stage.watch.troubles(/ERR_CONNECTION_REFUSED|\b404\b/)).toEqual([]); // that link is known to nobody
});

test("who could not be signed out is told so", async () => {
  await page.goto("/dashboard");
  await page.route("**/api/session", (route) => (route.request().method() === "DELETE" ? route.abort() : route.fallback()));
  await page.getByRole("button", { name: "Sign out" }).first().click();
  await page.getByText("Signing out did not work").waitFor();
  await page.unroute("**/api/session");
  expect(stage.watch.troubles(/ERR_FAILED/)).toEqual([]);
});

test("a page that cannot be drawn says so in our words, inside the frame, and is loaded anew", async () => {
  await page.context().route("**/api/audience*", (route) => route.fulfill({ json: { data: {}, meta: {} } }));
  await page.goto("/audience");
  const alert = page.getByRole("main").getByRole("alert");
  await alert.getByText("This page could not be shown").waitFor();
  await page.getByRole("link", { name: "Overview" }).waitFor();
  await page.context().unroute("**/api/audience*");
  await alert.getByRole("button", { name: "Load it anew" }).click();
  await page.locator("[data-breakdown]").first().waitFor();
  expect(stage.watch.troubles(/TypeError/)).toEqual([]); // the fall itself is told in the console
});

test("a part of the report that does not come says so; the others stay, and it is tried again", async () => {
  await page.context().route("**/api/audience*", (route) => route.abort("connectionrefused"));
  await page.goto("/report");
  const parts = page.locator("[data-report]");
  await parts.first().locator("[data-failed]").first().waitFor();
  await parts.first().locator("tr[data-post]").first().waitFor();
  await parts.first().getByRole("heading", { name: "Key figures" }).waitFor();
  const print = page.getByRole("button", { name: "Print or save as PDF" });
  await page.getByRole("alert").getByRole("button", { name: "Try again" }).waitFor();
  expect(await print.isDisabled()).toBe(true); // half a report is not printed
  await page.context().unroute("**/api/audience*");
  await page.getByRole("alert").getByRole("button", { name: "Try again" }).click();
  await expect.poll(() => page.locator("[data-failed]").count()).toBe(0);
  await expect.poll(() => print.isEnabled()).toBe(true);
  expect(stage.watch.troubles(/ERR_CONNECTION_REFUSED/)).toEqual([]);
});
