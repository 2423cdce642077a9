// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { cache } from "~/api/query";
import { sessionQuery } from "~/api/session";
import { land } from "~/features/connecting/land";
import { text } from "~/text";
import { SignInForm } from "./SignInForm";

afterEach(cleanup);

function show() {
  render(
    <QueryClientProvider client={cache}>
      <SignInForm onDone={() => {}} />
    </QueryClientProvider>,
  );
}

it("leads to the set-up, and says what it takes, only while there is no administrator", () => {
  for (const setup_needed of [true, false]) {
    cache.setQueryData(sessionQuery.queryKey, { person: null, sign_in: { setup_needed, sso_label: null } });
    show();
    expect(screen.queryByText(text.signIn.setUp)?.getAttribute("href")).toBe(setup_needed ? "/setup" : undefined);
    cleanup();
  }
});

it("says that a single sign-on failed, which is no news of a connection", async () => {
  window.history.replaceState(null, "", "/signin?error=sso");
  expect(await land()).toEqual({ kind: "none" });
  cache.setQueryData(sessionQuery.queryKey, { person: null });
  show();
  expect(screen.getByRole("alert").textContent).toBe(text.signIn.sso);
});
