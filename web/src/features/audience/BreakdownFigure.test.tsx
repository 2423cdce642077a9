// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { Breakdown } from "~/api/audience";
import { audience, metrics } from "~/api/golden.gen";
import { metricsQuery } from "~/api/metrics";
import { cache } from "~/api/query";
import type { Reason } from "~/api/types";
import { reasons } from "~/text/words";
import { BreakdownFigure } from "./BreakdownFigure";

afterEach(cleanup);

const all = audience.data.accounts.flatMap((account): Breakdown[] => account.breakdowns);

function show(part: Partial<Breakdown>): string {
  const [first] = all;
  if (!first) throw new Error("the golden answer has no breakdown");
  cache.setQueryData(metricsQuery.queryKey, metrics.metrics);
  const { container } = render(
    <QueryClientProvider client={cache}>
      <BreakdownFigure breakdown={{ ...first, ...part }} />
    </QueryClientProvider>,
  );
  return container.textContent ?? "";
}

it.each(["below_threshold", "policy", "not_granted", "not_offered", "not_yet_synced", "expired"] as Reason[])(
  "says why nothing is shown: %s",
  (reason) => {
    const said = show({ parts: [], reason, threshold: "" });
    expect(said).toContain(reasons[reason].why);
    expect(document.querySelector("table, [role=slider]")).toBeNull();
  },
);

it("says from where on a platform tells what it withholds", () => {
  const said = show({ parts: [], reason: "below_threshold", threshold: "100 followers" });
  expect(said).toContain("The platform tells it from 100 followers on.");
});
