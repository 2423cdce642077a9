// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { Reason } from "~/api/types";
import { reasons } from "~/words";
import { FigureValue } from "./FigureValue";

afterEach(cleanup);

it("carries the exact number", () => {
  const { container } = render(<FigureValue figure={{ metric: "followers", value: 84219, status: "final" }} />);
  const data = container.querySelector("data[data-metric=followers]");
  expect(data?.getAttribute("value")).toBe("84219");
  expect(data?.textContent?.replace(/\D/g, "")).toBe("84219");
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
