import { expect, test } from "vitest";
import { roster } from "~/api/golden.gen";
import { chosen, type Line, linesOf, neededBy, type RosterAccount, run } from "./lines";

const [golden] = roster.data.creators;
if (!golden?.accounts[0]) throw new Error("the golden roster has no account");
const like = golden.accounts[0];

const line = (name: string, handle: string, part: Partial<RosterAccount> = {}): Line => ({
  creator: { ...golden, creator: { id: name, name } },
  account: { ...like, handle, fresh: true, ...part },
});
const followers = (value: number | null) => ({ ...like.followers, value });
const lines = [
  line("Åsa", "asa.makes", { followers: followers(20), last_synced_at: "2026-11-22T04:00:00Z" }),
  line("Bo", "bo", { platform: "tiktok", followers: followers(null), fresh: false, last_synced_at: "2026-11-20T04:00:00Z" }),
  line("Bo", "bo.runs", { followers: followers(900), needs: "creator", last_synced_at: "2026-11-22T03:00:00Z" }),
  line("Cy", "cy", { followers: followers(1000), fresh: false, last_synced_at: null }),
];
const handles = (search: Parameters<typeof chosen>[1]) => chosen(lines, search).map((l) => l.account?.handle);

test("a creator without a connected account has a line, which waits for them", () => {
  const all = linesOf([golden, { ...golden, accounts: [] }]);
  expect(all.map((l) => l.account?.handle)).toEqual([...golden.accounts.map((a) => a.handle), undefined]);
  expect(all.map(neededBy).at(-1)).toBe("creator");
});

test("a name is found whatever its case and accents, a handle with its @", () => {
  expect(handles({ find: "asa" })).toEqual(["asa.makes"]);
  expect(handles({ find: "@bo.r" })).toEqual(["bo.runs"]);
  expect(handles({ find: "BO tiktok" })).toEqual([]);
});

test("what needs attention is late, or waits for somebody; what is read for the first time is neither", () =>
  expect(handles({ attention: true })).toEqual(["bo", "bo.runs"]));

test("figures order one platform's accounts, largest first; what is not known comes last either way", () => {
  expect(handles({ sorted: "followers" })).toEqual(["asa.makes", "bo", "bo.runs", "cy"]); // no platform: by name
  expect(handles({ platform: "instagram", sorted: "followers" })).toEqual(["cy", "bo.runs", "asa.makes"]);
  expect(handles({ sorted: "synced" })).toEqual(["bo", "bo.runs", "asa.makes", "cy"]);
  expect(handles({ sorted: "synced", order: "desc" })).toEqual(["asa.makes", "bo.runs", "bo", "cy"]);
  expect(handles({ order: "desc" })).toEqual(["cy", "bo", "bo.runs", "asa.makes"]);
});

test("a creator stands once for the lines that follow each other", () => {
  expect(lines.map((_, i) => run(lines, i))).toEqual([1, 2, 0, 1]);
});
