import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { cache } from "./query";
import { sessionQuery } from "./session";
import type { Person } from "./types";

const mara: Person = { id: "mara", email: "mara@example.org", name: "Mara", role: "creator", zone: "" };
const noor: Person = { ...mara, id: "noor" };
const reload = vi.fn();
let person: Person | null;
vi.mock("./client", () => ({ api: { GET: () => {} }, answer: async () => ({ person }) }));

beforeEach(() => {
  vi.stubGlobal("window", { location: { reload } });
  vi.stubGlobal("localStorage", { setItem: () => {}, removeItem: () => {} });
  reload.mockReset();
  cache.clear();
});
afterEach(() => vi.unstubAllGlobals());

/** Who was signed in here, and who is when asked again. */
async function change(before: Person | null, now: Person | null) {
  cache.setQueryData(sessionQuery.queryKey, { person: before });
  person = now;
  return cache.fetchQuery({ ...sessionQuery, staleTime: 0 });
}

it("begins anew where somebody else is signed in now: nothing read for one stands under another", async () => {
  await change(mara, noor);
  expect(reload).toHaveBeenCalledTimes(1);
});

it.each([
  ["the same person", mara, { ...mara, name: "Mara W." }],
  ["nobody any more", mara, null],
  ["somebody where nobody was", null, noor],
])("goes on with %s", async (_, before, now) => {
  expect(await change(before, now)).toEqual({ person: now });
  expect(reload).not.toHaveBeenCalled();
});
