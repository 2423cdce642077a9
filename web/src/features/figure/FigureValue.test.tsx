// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { Reason } from "~/api/types";
import { reasons } from "~/text/words";
import { FigureValue } from "./FigureValue";

afterEach(cleanup);

it("carries the exact number", () => {
  const { container } = render(<FigureValue figure={{ metric: "followers", value: 84219, status: "final" }} />);
  const data = container.querySelector("data[data-metric=followers]");
  expect(data?.getAttribute("value")).toBe("84219");
  expect(data?.textContent?.replace(/\D/g, "")).toBe("84219");
});

it("says of a figure that is not final who may change it, and until when; of one that always moves, nothing", () => {
  const figure = { metric: "views" as const, value: 7, status: "provisional" as const };
  const { rerender } = render(<FigureValue figure={figure} settles={{ by: "Instagram", at: "2999-01-02T10:00:00Z" }} />);
  const word = screen.getByRole("button");
  expect(word.textContent).toBe("7");
  const says = () => document.getElementById(word.getAttribute("aria-describedby") ?? "")?.textContent;
  expect(says()).toMatch(/^Not final yet: Instagram may still change it until .*2999/);
  rerender(<FigureValue figure={figure} settles={{ by: "Instagram", at: "2001-01-02T10:00:00Z" }} />);
  expect(says()).toBe("Not final yet. The next reading brings the final number.");
  rerender(<FigureValue figure={figure} settles={{ by: "Instagram", ended: "gone" }} />);
  expect(says()).toMatch(/no longer listed the post/);
  rerender(<FigureValue figure={figure} settles={{ by: "Instagram", ended: "story" }} />);
  expect(says()).toMatch(/before the story ended/);
  rerender(<FigureValue figure={figure} settles="live" />);
  expect(screen.queryByRole("button")).toBeNull();
  rerender(<FigureValue figure={{ ...figure, status: "final" }} settles={{ by: "Instagram" }} />);
  expect(screen.queryByRole("button")).toBeNull();
});

it("shows a zero that was read as a zero", () => {
  const { container } = render(<FigureValue figure={{ metric: "likes", value: 0, status: "final" }} />);
  expect(container.textContent).toBe("0");
});

it.each(Object.keys(reasons) as Reason[])("says a word for %s, never a number or a dash", (reason) => {
  const { container } = render(<FigureValue figure={{ metric: "likes", value: null, status: "missing", reason }} />);
  const word = screen.getByRole("button");
  expect(word.textContent).toBe(reasons[reason].word);
  expect(word.textContent).not.toMatch(/[\d–—-]/);
  const why = document.getElementById(word.getAttribute("aria-describedby") ?? "");
  expect(why?.textContent).toBe(reasons[reason].why);
  expect(container.querySelector("data")).toBeNull();
});
