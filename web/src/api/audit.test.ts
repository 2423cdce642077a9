import { expect, it, vi } from "vitest";
import { auditQuery } from "./audit";
import { cache } from "./query";

const GET = vi.hoisted(() => vi.fn());
vi.mock("./client", () => ({ api: { GET }, answer: async () => ({ entries: [] }) }));

it("asks for whole days of the viewer, also where clocks change", async () => {
  process.env.TZ = "Europe/Berlin";
  await cache.fetchInfiniteQuery(auditQuery({ from: "2026-10-25", to: "2026-10-25" }));
  delete process.env.TZ;
  const [, { params }] = GET.mock.lastCall ?? [];
  expect(params.query).toMatchObject({ since: "2026-10-24T22:00:00.000Z", until: "2026-10-25T23:00:00.000Z" });
});
