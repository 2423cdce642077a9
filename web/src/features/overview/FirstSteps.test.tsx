// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it } from "vitest";
import { platformsQuery } from "~/api/platforms";
import { cache } from "~/api/query";
import { text } from "~/text";
import { platforms } from "../../../dev/fixtures/platforms";
import { FirstSteps } from "./FirstSteps";

beforeEach(() => cache.clear());
afterEach(cleanup);

function show(client = cache) {
  render(
    <QueryClientProvider client={client}>
      <FirstSteps />
    </QueryClientProvider>,
  );
}
const t = text.overview.first;

it("tells the steps where a platform is set up, and that nothing can be connected where none is", () => {
  cache.setQueryData(platformsQuery.queryKey, platforms);
  show();
  expect(screen.getAllByRole("listitem")).toHaveLength(t.steps.length);
  cleanup();
  cache.setQueryData(
    platformsQuery.queryKey,
    platforms.map((platform) => ({ ...platform, configured: false })),
  );
  show();
  expect(screen.getByText(t.unconfigured)).toBeTruthy();
});

it("claims neither while the platforms are not known, nor when they could not be loaded", async () => {
  const away = new QueryClient({ defaultOptions: { queries: { retry: false } } }); // no server answers here
  show(away);
  const says = () => [screen.queryByRole("heading")?.textContent, screen.queryByText(t.unconfigured), screen.queryByRole("list")];
  expect(says()).toEqual([t.title, null, null]);
  await waitFor(() => expect(away.getQueryState(platformsQuery.queryKey)?.status).toBe("error"));
  expect(says()).toEqual([t.title, null, null]);
});
