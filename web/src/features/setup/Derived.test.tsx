// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterAll, afterEach, beforeEach, expect, it, vi } from "vitest";
import { type Allowance, allowancesQuery } from "~/api/allowances";
import { cache } from "~/api/query";
import type { Platform } from "~/api/types";
import { day } from "~/format/date";
import { platforms } from "../../../dev/fixtures/platforms";
import { Derived } from "./Derived";

const zone = process.env.TZ;
afterAll(() => {
  process.env.TZ = zone;
});
beforeEach(() => cache.clear());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const recorded: Allowance = {
  platform: "youtube",
  name: "YouTube",
  what: "derived_figures",
  reference: "YT-2026-117",
  scope: "Analytics",
  allowed_on: "2026-10-01",
  recorded_at: "2026-10-02T08:00:00Z",
};

function show(id: string, part: Partial<Platform>, allowances?: Allowance[]): string {
  const platform = platforms.find((p) => p.platform === id);
  if (!platform) throw new Error(`no ${id} among the platforms`);
  if (allowances) cache.setQueryData(allowancesQuery.queryKey, allowances);
  const { container } = render(
    <QueryClientProvider client={cache}>
      <Derived platform={{ ...platform, ...part }} />
    </QueryClientProvider>,
  );
  return container.textContent ?? "";
}

it("says of a platform's terms only what they say, also while the platform is still known as allowed by a record that is gone", () => {
  const words = show("youtube", { derived: true, derived_by_terms: false }, []);
  expect(words).toContain("YouTube's terms forbid them");
  expect(words).not.toContain("terms allow");
  expect(screen.getByRole("button", { name: "Record the acceptance" })).toBeTruthy();
});

it("says that the terms allow them where they do", () => {
  expect(show("instagram", {}, [])).toContain("Instagram's terms allow them");
});

it("says nothing yet while it is not known what is recorded", () => {
  expect(show("youtube", { derived: true, derived_by_terms: false })).toBe("Figures that Candor computes");
  expect(screen.queryByRole("button")).toBeNull();
});

it.each(["America/New_York", "Pacific/Auckland"])("writes the day of the acceptance as it was given, in %s", (tz) => {
  process.env.TZ = tz;
  const words = show("youtube", { derived: true }, [recorded]);
  expect(words).toContain(`Accepted on${day("2026-10-01")}`);
  expect(day("2026-10-01")).toMatch(/\b1\b/);
});

it("lets today be chosen where it is a later day than in UTC, and not tomorrow where it is an earlier one", () => {
  vi.useFakeTimers({ now: new Date("2026-11-21T20:00:00Z"), toFake: ["Date"] });
  const latest = () => screen.getByLabelText("Accepted on").getAttribute("max");
  process.env.TZ = "Pacific/Auckland";
  show("youtube", {}, []);
  expect(latest()).toBe("2026-11-22");
  cleanup();
  vi.setSystemTime(new Date("2026-11-22T03:00:00Z"));
  process.env.TZ = "America/New_York";
  show("youtube", {}, []);
  expect(latest()).toBe("2026-11-21");
});
