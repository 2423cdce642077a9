// @vitest-environment jsdom
import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { useSheet } from "./useSheet";

afterEach(cleanup);

/** A sheet of one part. */
function Sheet({ answer }: { answer: () => Promise<string> }) {
  const { sheet, again } = useSheet();
  useQuery({ queryKey: ["analytics", "part"], queryFn: answer, retry: false });
  useQuery({ queryKey: ["analytics", "roster"], queryFn: () => new Promise(() => {}) }); // the frame's, which never comes
  return (
    <button type="button" onClick={again}>
      {sheet}
    </button>
  );
}
const says = (word: string) => waitFor(() => expect(screen.getByRole("button").textContent).toBe(word), { timeout: 4_000 });

it("is whole when every part has come, not before, and not after one has failed until it is asked for again", async () => {
  const client = new QueryClient();
  let give = (_: string | Error) => {};
  const answer = () =>
    new Promise<string>((done, fail) => {
      give = (it) => (it instanceof Error ? fail(it) : done(it));
    });
  render(
    <QueryClientProvider client={client}>
      <Sheet answer={answer} />
    </QueryClientProvider>,
  );
  await says("loading");
  act(() => give(new Error("away")));
  await says("failed");
  act(() => screen.getByRole("button").click());
  act(() => give("here"));
  await says("whole");
  act(() => void client.refetchQueries({ queryKey: ["analytics"] }));
  await says("whole"); // reading again in the background takes nothing away
});
