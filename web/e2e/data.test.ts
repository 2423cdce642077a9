// What is one's own: a file of figures that explains itself, everything that is kept about oneself, and its erasure.
import { readFile } from "node:fs/promises";
import type { Download, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { open, password, people } from "./stage.ts";
import { accountRow, connect, connectButton, facts, pathOf, untilSynced } from "./ways.ts";

const stage = await open();
afterAll(() => stage.stop());
afterEach(() => expect(stage.watch.troubles()).toEqual([]));

const [first = ""] = stage.platforms;
let page: Page;
beforeAll(async () => {
  page = await stage.signIn(people.creator);
  const { name } = await facts(page, first);
  const { handle } = await stage.control.account(first, "mara");
  await connect(page, connectButton(page, name), { handle });
  await untilSynced(page, first);
});

/** Presses a button, and returns the file that comes of it. */
async function file(button: string): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: button }).click()]);
  return download;
}

test("days that are chosen on the Overview stand in the address, say whose days they are, and go along to Posts and the report", async () => {
  await page.goto("/dashboard");
  await page.getByTestId("account-card").first().waitFor();
  await page.getByLabel("Range", { exact: true }).selectOption("custom");
  const from = page.getByLabel("From", { exact: true });
  expect(await from.evaluate((field) => field === document.activeElement)).toBe(true);
  const to = await page.getByLabel("To", { exact: true }).inputValue();
  const first = new Date(Date.parse(to) - 9 * 24 * 3_600_000).toISOString().slice(0, 10);
  await from.fill(first);
  await expect.poll(() => pathOf(page)).toBe(`/dashboard?from=${first}&to=${to}`);
  await page.reload();
  await page
    .locator("figure[data-platform]")
    .first()
    .getByText(/, days of \w+/)
    .waitFor();
  expect(await from.inputValue()).toBe(first);
  await from.fill("2020-01-01");
  await page.getByRole("alert").filter({ hasText: "Choose a range of at most two years" }).waitFor();
  await page.getByRole("link", { name: "Posts", exact: true }).click();
  await expect.poll(() => pathOf(page)).toBe(`/posts?from=${first}&to=${to}`);
  await page.goBack();
  await page.getByRole("link", { name: "Report of a range" }).click();
  await expect.poll(() => pathOf(page)).toBe(`/report?from=${first}&to=${to}`);
  await page.getByRole("link", { name: "Overview", exact: true }).last().click();
  await expect.poll(() => pathOf(page)).toBe(`/dashboard?from=${first}&to=${to}`);
});

test("an export says what will be in it, and holds the range with definitions and states", async () => {
  await page.getByRole("link", { name: "Export", exact: true }).click();
  await page.getByText("the latest of:").waitFor();
  await page.getByLabel("Range", { exact: true }).selectOption("7");
  expect(pathOf(page)).toMatch(/^\/export\?from=\d{4}-\d{2}-\d{2}&to=\d{4}-\d{2}-\d{2}$/);
  const csv = await file("Make the file");
  expect(csv.suggestedFilename()).toMatch(/^candor-.*\.csv$/);
  await page.getByText(`${csv.suggestedFilename()} is in your downloads.`).waitFor();
  const [head = "", ...rows] = (await readFile(await csv.path(), "utf8")).trim().split("\n");
  for (const column of ["metric", "value", "status", "reason", "definition"]) expect(head.split(",")).toContain(column);
  const { handle } = await stage.control.account(first, "mara");
  expect(rows.length).toBeGreaterThan(7);
  expect(rows.every((row) => row.includes(handle))).toBe(true);

  await page.getByLabel("JSON: one object for each figure").check();
  const json = JSON.parse(await readFile(await (await file("Make the file")).path(), "utf8")) as { rows: unknown[] };
  expect(json.rows).toHaveLength(rows.length);
  await page.getByLabel("Parquet: for data tools").check();
  const parquet = await readFile(await (await file("Make the file")).path());
  expect(parquet.subarray(0, 4).toString()).toBe("PAR1");
});

test("what Posts, one post and Audience show is a file as it is filtered, in each format", async () => {
  await page.goto("/posts?platform=instagram&type=reel&sort=views&order=asc");
  await page.locator("tr[data-post]").first().waitFor();
  const list = await page.request.get("/api/posts?platform=instagram&media_type=reel&sort=views&order=asc&limit=100");
  const { posts, total } = ((await list.json()) as { data: { posts: { id: string }[]; total: number } }).data;
  const json = await file("This list as JSON");
  const { rows } = JSON.parse(await readFile(await json.path(), "utf8")) as {
    rows: { post: string; media_type: string; value: number | null; reason: string; definition: string }[];
  };
  expect([...new Set(rows.map((row) => row.post))].slice(0, 100)).toEqual(posts.map((post) => post.id));
  expect(new Set(rows.map((row) => row.post)).size).toBe(total);
  expect(rows.every((row) => row.media_type === "reel" && row.definition && (row.value === null) === (row.reason !== ""))).toBe(true);
  expect((await file("This list as CSV")).suggestedFilename()).toMatch(/^candor-posts-\d{4}-\d{2}-\d{2}\.csv$/);
  const parquet = await readFile(await (await file("This list as Parquet")).path());
  expect([parquet.subarray(0, 4).toString(), parquet.subarray(-4).toString()]).toEqual(["PAR1", "PAR1"]);

  await page.locator(`tr[data-post="${posts[0]?.id}"] a[href^="/posts/"]`).click();
  await page.getByRole("link", { name: "All posts" }).click();
  await page.locator("tr[data-post]").first().waitFor();
  expect(pathOf(page)).toBe("/posts?platform=instagram&type=reel&sort=views&order=asc"); // the way back leads to the list as it was
  await page.goto(`/posts/${posts[0]?.id}`);
  expect((await readFile(await (await file("This post as CSV")).path(), "utf8")).split("\n")[0]).toContain("day,zone,value");
  await page.goto("/audience");
  expect((await file("Audience as CSV")).suggestedFilename()).toMatch(/^candor-audience-/);
});

test("Posts are those of the days that are chosen, and a report of no days says so", async () => {
  await page.goto("/posts?from=2001-01-01&to=2001-01-02");
  await page.getByText("0 posts").first().waitFor();
  await page.getByLabel("Published from").fill("");
  await page.getByLabel("to", { exact: true }).fill("");
  await page.locator("tr[data-post]").first().waitFor();
  await page.goto("/report?from=2026-02-01&to=2026-02-30");
  await page.getByRole("alert").getByText("The address names days that no report can be made of").waitFor();
});

test("everything that is kept is taken out as a zip, also from the question before disconnecting", async () => {
  await page.getByRole("link", { name: "Settings", exact: true }).click();
  const zip = await readFile(await (await file("Take out my data")).path());
  expect(zip.subarray(0, 2).toString()).toBe("PK");
  await page.getByRole("link", { name: "Connections" }).click();
  await page.getByRole("button", { name: "Disconnect" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Take out my data" }).waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
});

test("one platform is erased: asked twice, gone at once, with a receipt", async () => {
  const { name } = await facts(page, first);
  await page.getByRole("link", { name: "Settings", exact: true }).click();
  await page.getByRole("button", { name: "Erase my data" }).click();
  expect(await page.getByRole("dialog").count()).toBe(0); // nothing is chosen unless one chooses
  await page.getByLabel("What is erased").selectOption(first);
  await page.getByRole("button", { name: "Erase my data" }).click();
  const dialog = page.getByRole("dialog", { name: `Erase ${name}?` });
  const act = dialog.getByRole("button", { name: "Erase for good" });
  await expect.poll(() => act.isDisabled()).toBe(true);
  await dialog.getByLabel("I understand that this cannot be undone.").check();
  await act.click();
  const receipt = (await page.getByTestId("receipt").textContent()) ?? "";
  const answer = await page.request.get(receipt);
  expect(answer.status()).toBe(200);
  await page.getByRole("link", { name: "Overview", exact: true }).click();
  await accountRow(page, first).getByText("Not connected").waitFor();
});

test("everything is erased, the person too", async () => {
  await page.getByRole("link", { name: "Settings", exact: true }).click();
  await page.getByLabel("What is erased").selectOption({ label: "Everything, and my sign-in here" });
  await page.getByRole("button", { name: "Erase my data" }).click();
  await page.getByLabel("I understand that this cannot be undone.").check();
  await page.getByRole("button", { name: "Erase for good" }).click();
  await page.waitForURL(/\/deletion\/[^/]+$/); // whoever has the address sees the receipt, signed in or not
  await page.getByText("for everything that Candor keeps about you").waitFor();
  await page.goto("/signin");
  await page.getByLabel("Email").fill(people.creator);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByText("Email or password is wrong.").waitFor();
  expect(stage.watch.troubles(/401/)).toEqual([]);
  const { handle, id } = await stage.control.account(first, "mara");
  const log = stage.logs(); // the server's at debug level, which an erasure does not reach: nothing of a person may be written there at all
  expect(log).toContain("/api/session");
  for (const trace of [people.creator, handle, id]) expect(log.includes(trace), `${trace} in the log`).toBe(false);
});
