// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { Cell } from "~/api/audience";
import { audienceText } from "~/text/audience";
import { WeekGrid } from "./WeekGrid";
import { cellWords } from "./week";

afterEach(cleanup);

const cell = (weekday: number, hour: number, value: number): Cell => ({ weekday, hour, value, n: 5 });
const monday = cell(1, 9, 300);
const friday = cell(5, 18, 200);
const sunday = cell(0, 12, 100);

/** The best hours as they stand while the week is folded. */
const best = () => [screen.getByTestId("hour"), ...screen.getAllByRole("listitem")].map((line) => line.textContent);

it("has the best hour among the best hours, also after another one was looked at", () => {
  const all = [sunday, monday, friday];
  render(<WeekGrid name="Views" cells={all} />);
  const order = [monday, friday, sunday].map(cellWords);
  expect(best()).toEqual(order);
  fireEvent.click(screen.getByText(audienceText.best.whole));
  fireEvent.focus(screen.getByLabelText(cellWords(sunday)));
  expect(screen.getByTestId("hour").textContent).toBe(cellWords(sunday));
  fireEvent.click(screen.getByText(audienceText.best.fold));
  expect(best()).toEqual(order);
});

it("has the best hour of other figures when these come", () => {
  const { rerender } = render(<WeekGrid name="Views" cells={[monday, friday, sunday]} />);
  const better = { ...friday, value: 400 };
  rerender(<WeekGrid name="Views" cells={[monday, better, sunday]} />);
  expect(best()).toEqual([better, monday, sunday].map(cellWords));
});
