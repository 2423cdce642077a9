// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { noticesQuery } from "~/api/notices";
import { text } from "~/text";
import { NeedsYou } from "./NeedsYou";

afterEach(cleanup);

function show(client: QueryClient) {
  render(
    <QueryClientProvider client={client}>
      <NeedsYou causes={[]} now={new Date()} />
    </QueryClientProvider>,
  );
}

it("says that nothing needs one once that is known", () => {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  client.setQueryData(noticesQuery.queryKey, []);
  show(client);
  expect(screen.getByText(text.needs.none)).toBeTruthy();
});

it("does not say so while the notices are not known, nor when they could not be loaded", async () => {
  const away = new QueryClient({ defaultOptions: { queries: { retry: false } } }); // no server answers here
  show(away);
  expect(screen.queryByText(text.needs.none)).toBeNull();
  await screen.findByRole("button", { name: text.tryAgain });
  expect(screen.queryByText(text.needs.none)).toBeNull();
});
