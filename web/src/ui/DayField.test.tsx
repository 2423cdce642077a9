// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { DayField } from "./DayField";

afterEach(cleanup);

function show(value: string) {
  const given: string[] = [];
  render(<DayField label="From" value={value} onChange={(day) => given.push(day)} />);
  const field = screen.getByLabelText<HTMLInputElement>("From");
  return { given, field, type: (day: string) => fireEvent.change(field, { target: { value: day } }) };
}

it("keeps years that are still being typed to itself, and never takes them out of the field", () => {
  const { given, field, type } = show("");
  for (const day of ["0002-11-01", "0020-11-01", "0202-11-01"]) {
    type(day);
    expect(field.value).toBe(day);
  }
  expect(given).toEqual([]);
  type("2026-11-01");
  expect([given, field.value]).toEqual([["2026-11-01"], "2026-11-01"]);
});

it("gives an early year when the field is left, or Enter is pressed", () => {
  const { given, field, type } = show("");
  type("0202-11-01");
  fireEvent.blur(field);
  type("0203-11-01");
  fireEvent.keyDown(field, { key: "Enter" });
  expect(given).toEqual(["0202-11-01", "0203-11-01"]);
});

it("gives an emptied field at once", () => {
  const { given, type } = show("2026-11-01");
  type("");
  expect(given).toEqual([""]);
});
