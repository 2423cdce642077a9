// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { ApiError } from "~/api/error";
import { text } from "~/text";
import { proofText } from "~/text/settings";
import { useProof } from "./useProof";

/** The server takes the password when the test says so. */
let accept = () => {};
vi.mock("~/api/settings", () => ({
  prove: () =>
    new Promise<void>((resolve) => {
      accept = resolve;
    }),
}));
afterEach(cleanup);

const needed = new ApiError(401, "password_needed");

function Page({ erase, ended }: { erase: () => Promise<string>; ended: (how: unknown) => void }) {
  const { proven, dialog } = useProof();
  return (
    <>
      <button type="button" onClick={() => void proven(erase).then(ended, ended)}>
        begin
      </button>
      {dialog}
    </>
  );
}

/** Begins an act that the server refuses until the password is fresh; what is returned is told how it ended. */
function begin(erase: () => Promise<string>) {
  const ended = vi.fn();
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Page erase={erase} ended={ended} />
    </QueryClientProvider>,
  );
  fireEvent.click(screen.getByText("begin"));
  return ended;
}

async function giveThePassword() {
  fireEvent.change(await screen.findByLabelText(proofText.password), { target: { value: "a long enough phrase" } });
  fireEvent.click(screen.getByText(proofText.act));
  await waitFor(() => expect(screen.getByText<HTMLButtonElement>(proofText.act).disabled).toBe(true));
}

it("carries nothing out where the question was given up before the password was taken", async () => {
  const erase = vi.fn().mockRejectedValueOnce(needed).mockResolvedValue("erased");
  const ended = begin(erase);
  await giveThePassword();
  fireEvent.click(screen.getByLabelText(text.close));
  await waitFor(() => expect(ended).toHaveBeenCalledWith(needed));
  await act(async () => accept());
  await act(async () => {});
  expect(erase).toHaveBeenCalledTimes(1);
});

it("says what came of the act where it is given up when it is already under way", async () => {
  let done = (_: string) => {};
  const erase = vi
    .fn()
    .mockRejectedValueOnce(needed)
    .mockReturnValueOnce(new Promise<string>((resolve) => (done = resolve)));
  const ended = begin(erase);
  await giveThePassword();
  await act(async () => accept());
  await waitFor(() => expect(erase).toHaveBeenCalledTimes(2));
  fireEvent.click(screen.getByLabelText(text.close));
  await act(async () => done("erased"));
  await waitFor(() => expect(ended).toHaveBeenCalledWith("erased"));
});
