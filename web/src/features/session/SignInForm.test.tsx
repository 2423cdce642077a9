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

it("says that a single sign-on failed, which is no news of a connection", async () => {
  window.history.replaceState(null, "", "/signin?error=sso");
  expect(await land()).toEqual({ kind: "none" });
  cache.setQueryData(sessionQuery.queryKey, { person: null });
  render(
    <QueryClientProvider client={cache}>
      <SignInForm onDone={() => {}} />
    </QueryClientProvider>,
  );
  expect(screen.getByRole("alert").textContent).toBe(text.signIn.sso);
});
