import { describe, expect, it } from "vitest";
import type { ConnectionState } from "~/api/types";
import { connectionStates } from "~/words";
import { standing } from "./standing";

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

  it("shows a sync under way, and one that waits", () => {
    expect(standing({ ...base, state: "active", sync }, now)).toMatchObject({ word: "Syncing", busy: true, note: "posts 40 of 200" });
    expect(standing({ ...base, state: "active", sync: { ...sync, running: false } }, now).word).toBe("Waiting to sync");
  });

  it("does not hide lost access behind a sync", () => {
    expect(standing({ ...base, state: "needs_reconnect", sync }, now)).toMatchObject({ word: "Reconnect needed", tone: "bad" });
  });
});
