// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import { useRef } from "react";
import { afterEach, expect, it } from "vitest";
import { useArrival, useHandOver } from "./focus";

afterEach(cleanup);

function Line({ name }: { name: string }) {
  const line = useRef<HTMLLIElement>(null);
  useHandOver(line);
  return (
    <li ref={line}>
      <button type="button">{name}</button>
    </li>
  );
}

function List({ names, panel }: { names: string[]; panel: boolean }) {
  const lines = names.map((name) => <Line key={name} name={name} />);
  return (
    <>
      <h1>page</h1>
      {panel ? (
        <section>
          <h2>panel</h2>
          {lines}
        </section>
      ) : (
        lines
      )}
    </>
  );
}

it.each([
  ["the panel", true],
  ["the page, outside of panels", false],
])("hands the focus of what leaves over to the heading of %s", (where, panel) => {
  const { rerender } = render(<List names={["one", "two"]} panel={panel} />);
  screen.getByText("one").focus();
  rerender(<List names={["two"]} panel={panel} />);
  expect(document.activeElement?.textContent).toBe(where.split(/[ ,]/)[1]);
});

it("leaves the focus alone where it is elsewhere", () => {
  const { rerender } = render(<List names={["one", "two"]} panel />);
  screen.getByText("two").focus();
  rerender(<List names={["two"]} panel />);
  expect(document.activeElement?.textContent).toBe("two");
});

function Place({ name }: { name: string | undefined }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useArrival(heading, name !== undefined);
  return <h1 ref={heading}>{name}</h1>;
}

it("gives the focus to the heading of a new place once it is known, and not to that of the first", () => {
  render(<Place name="first" />);
  expect(document.activeElement).toBe(document.body);
  window.history.replaceState(null, "", "/next");
  const { rerender } = render(<Place key="next" name={undefined} />);
  expect(document.activeElement).toBe(document.body);
  rerender(<Place key="next" name="next" />);
  expect(document.activeElement?.textContent).toBe("next");
});
