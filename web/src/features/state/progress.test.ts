import { describe, expect, it } from "vitest";
import { progress, syncWords } from "./progress";

const sync = { running: true, product: "posts", done: 0, total: null, started_at: null };

describe("the words of a sync under way", () => {
  it.each([
    [{ done: 40, total: 1200 }, "posts 40 of 1,200"],
    [{ done: 0, total: 200 }, "posts 0 of 200"],
    [{ done: 1040 }, "posts 1,040 so far"],
    [{ product: "insights", done: 3 }, "daily figures 3 so far"],
    [{ product: "profile" }, "profile"], // which reads no posts: there is nothing to count
  ])("%o is %s", (part, words) => expect(progress({ ...sync, ...part })).toBe(words));

  it("says nothing of several accounts before anything came", () => {
    expect(progress({ done: 0, total: null })).toBe("");
    expect(progress({ done: 7, total: null })).toBe("posts 7 so far");
  });

  it("says by itself what is synced, or that it waits", () => {
    expect(syncWords({ ...sync, product: "audience" })).toBe("Syncing audience");
    expect(syncWords({ ...sync, running: false })).toBe("Waiting to sync");
  });
});
