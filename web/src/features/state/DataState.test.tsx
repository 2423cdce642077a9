// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { platformsQuery } from "~/api/platforms";
import { cache } from "~/api/query";
import type { Cause } from "~/api/types";
import { OthersFigures } from "~/features/looking/creator";
import { platforms } from "../../../dev/fixtures/platforms";
import { DataState, type DataStateProps } from "./DataState";

afterEach(cleanup);

const cause: Cause = {
  code: "access_revoked",
  message: "Access was withdrawn on 17 Nov; history is kept.",
  action: { kind: "reconnect", label: "Reconnect it", href: "/api/auth/instagram/connect?connection=1" },
};

function show(props: Partial<DataStateProps> & Pick<DataStateProps, "state">) {
  cache.setQueryData(platformsQuery.queryKey, platforms);
  const { container } = render(
    <QueryClientProvider client={cache}>
      <DataState resource="figures" {...props} />
    </QueryClientProvider>,
  );
  return container;
}

const faced = ["error", "action_needed", "blocked", "never_synced", "stale", "partial", "settling", "empty"] as const;

it("gives every state a face of its own, in both sizes", () => {
  for (const variant of ["full", "compact"] as const) {
    const faces = [...faced, "loading" as const].map((state) => {
      const face = show({ state, variant });
      expect(face.querySelector(`[data-state="${state}"]`), state).not.toBeNull();
      return face.textContent + (face.querySelector("[aria-label]")?.getAttribute("aria-label") ?? "");
    });
    expect(new Set(faces).size).toBe(faces.length);
  }
});

it("adds nothing to data that is ready", () => {
  expect(show({ state: "ready", children: <p>84,219</p> }).innerHTML).toBe("<p>84,219</p>");
});

it.each(faced)("never hides the data there is: %s", (state) => {
  show({ state, children: <p>84,219</p> });
  expect(screen.getByText("84,219")).toBeTruthy();
});

it("names the cause and offers the one action", () => {
  show({ state: "action_needed", causes: [cause] });
  expect(screen.getByText("Access was withdrawn")).toBeTruthy();
  expect(screen.getByText(cause.message)).toBeTruthy();
  expect(screen.getByRole("button", { name: "Reconnect it" })).toBeTruthy();
});

it("offers the action when compact too", () => {
  show({ state: "action_needed", causes: [cause], variant: "compact" });
  expect(screen.getByRole("button", { name: "Reconnect it" })).toBeTruthy();
});

it("says the cause's sentence when compact, where no button says what to do", () => {
  const wait: Cause = { code: "rate_limited", message: "Instagram asked us to slow down.", action: { kind: "wait", label: "Wait" } };
  show({ state: "stale", causes: [{ ...wait, until: "2020-05-01T10:00:00Z" }], variant: "compact" });
  expect(screen.getByText(/^Instagram asked us to slow down\. Expected to last until .*2020/)).toBeTruthy();
  cleanup();
  show({ state: "action_needed", causes: [cause], variant: "compact" }); // here the button says it
  expect(screen.queryByText(cause.message)).toBeNull();
  cleanup();
  const managed = (
    <OthersFigures value={true}>
      <DataState state="action_needed" resource="figures" causes={[cause]} variant="compact" />
    </OthersFigures>
  );
  render(managed);
  expect(screen.getByText(cause.message)).toBeTruthy();
});

it("says every cause, each once", () => {
  const late: Cause = { code: "late", message: "A reading is late." };
  show({ state: "action_needed", causes: [cause, late, { ...late, connection: "2" }], variant: "compact" });
  for (const { message } of [cause, late]) expect(screen.getAllByText(message)).toHaveLength(1);
});

it("has no button for waiting", () => {
  show({ state: "stale", causes: [{ ...cause, action: { kind: "wait", label: "Wait" } }] });
  expect(screen.queryByRole("button")).toBeNull();
});

it("tells how far the first reading is", () => {
  show({ state: "never_synced", sync: { done: 40, total: 200 } });
  expect(screen.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("40");
  expect(screen.getByText("posts 40 of 200")).toBeTruthy();
});

it("says posts so far while the total is not known", () => {
  show({ state: "never_synced", sync: { done: 40, total: null } });
  expect(screen.getByRole("progressbar").getAttribute("aria-valuenow")).toBeNull();
  expect(screen.getByText("posts 40 so far")).toBeTruthy();
});

it("lets one try again after an error of ours, and only then", () => {
  show({ state: "error", onRetry: () => undefined });
  expect(screen.getByRole("alert")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Try again" })).toBeTruthy();
});
