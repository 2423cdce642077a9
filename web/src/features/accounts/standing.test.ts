import { describe, expect, it } from "vitest";
import type { ConnectionState } from "~/api/types";
import { connectionStates } from "~/text/words";
import { standing, toneOf } from "./standing";

const now = new Date("2026-11-22T09:24:00Z");
const base = { sync: null, last_synced_at: "2026-11-22T05:12:00Z", cause: null };
const sync = { running: true, product: "posts", done: 40, total: 200, started_at: null };

describe("standing", () => {
  it.each(Object.keys(connectionStates) as ConnectionState[])("has a word for %s", (state) => {
    expect(standing({ ...base, state }, now).word).not.toBe("");
  });

  it("says connected with the last sync", () => {
    const { word, note, tone } = standing({ ...base, state: "active" }, now);
    expect([word, tone]).toEqual(["Connected", "good"]);
    expect(note).toMatch(/^synced .* today$/);
  });

  it("says what was synced last where it was not the profile", () => {
    const run = (product: "profile" | "stories", completed_at = base.last_synced_at) => ({ product, completed_at });
    const note = (last_run: ReturnType<typeof run>) => standing({ ...base, state: "active", last_run }, now).note;
    expect(note(run("stories"))).toMatch(/ \(stories\)$/);
    for (const other of [run("profile"), run("stories", "2026-11-22T06:00:00Z")]) expect(note(other)).toMatch(/ today$/);
  });

  it("shows a sync under way, and one that waits", () => {
    expect(standing({ ...base, state: "active", sync }, now)).toMatchObject({ word: "Syncing", busy: true, note: "posts 40 of 200" });
    expect(standing({ ...base, state: "active", sync: { ...sync, running: false } }, now).word).toBe("Waiting to sync");
  });

  it.each([
    ["active", undefined, "good"],
    ["active", { code: "scope_missing" }, "warn"],
    ["retrying", { code: "platform_error" }, "warn"],
    ["needs_reconnect", { code: "access_revoked" }, "bad"],
    ["paused", { code: "paused" }, "none"],
  ] as const)("has one tone for %s", (state, cause, tone) => expect(toneOf(state, cause)).toBe(tone));

  it("does not hide lost access behind a sync", () => {
    expect(standing({ ...base, state: "needs_reconnect", sync }, now)).toMatchObject({ word: "Reconnect needed", tone: "bad" });
  });
});
