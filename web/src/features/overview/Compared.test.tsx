// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { compareQuery } from "~/api/compare";
import { a_loss, compare_days, metrics, platforms } from "~/api/golden.gen";
import type { MetricId, Platform } from "~/api/types";
import { days } from "~/format/date";
import { Compared } from "./Compared";

afterEach(cleanup);

const asked = { platform: "instagram", connection: "one", from: "2026-11-08", to: "2026-11-21", creator: undefined };

/** Draws a metric with the API's answer about it, if one is asked for. */
function draw(id: MetricId, answer?: unknown, of: Partial<Platform> = {}) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  if (answer) client.setQueryData(compareQuery(asked, id).queryKey, answer as never);
  const platform = platforms.platforms.find((p) => p.platform === "instagram");
  const { container } = render(
    <QueryClientProvider client={client}>
      <Compared asked={asked} entry={metrics.metrics.find((m) => m.id === id)} platform={platform && { ...platform, ...of }} />
    </QueryClientProvider>,
  );
  return { text: container.textContent ?? "", asks: client.isFetching() > 0 };
}

it("sets a sum beside the one before, and names the days that it lacks", () => {
  const { text } = draw("daily_views", compare_days);
  expect(screen.getAllByRole("term").map((term) => term.textContent)).toEqual(["These days", "The period before", "In percent"]);
  expect(text).toContain("in 10 of 14 days");
  const gap = compare_days.data.current.known?.missing[0];
  expect(text).toContain(`These days: without ${days(gap?.from ?? "", gap?.to ?? "")} (gap: access had ended), `);
});

it("sets a level's net change beside the one before, with signs, and gives no percentage between a gain and a loss", () => {
  const { text } = draw("followers", a_loss);
  expect(text).toMatch(/^Net change−690/);
  expect(text).toContain("The period before+10");
  expect(text).toContain("gain and loss");
});

it("says what may not be added up or computed, and does not ask for it", () => {
  expect(draw("daily_reach")).toEqual({ text: expect.stringMatching(/^Nothing is added up: it counts different people/), asks: false });
  expect(draw("engagement_rate")).toEqual({ text: expect.stringMatching(/^Nothing is added up: each day has a share/), asks: false });
  const policy = draw("daily_views", undefined, { derived: false });
  expect(policy).toEqual({ text: expect.stringMatching(/^The terms of Instagram do not let Candor compute/), asks: false });
});
