// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { SortHead, type Sorting } from "./SortHead";

afterEach(cleanup);

function show(sorting: Sorting | undefined) {
  render(
    <table>
      <thead>
        <tr>
          <SortHead id="posted_at" label="Post" says="Date posted" sorting={sorting} />
          <SortHead id="views" label="Views" says="How often it was played." sorting={sorting} />
          <SortHead id="reach" label="Reach" says="How many saw it." sorting={sorting} />
        </tr>
      </thead>
    </table>,
  );
  const head = (name: RegExp) => screen.getByRole("columnheader", { name });
  return { head, sorted: () => screen.getAllByRole("columnheader").map((h) => h.getAttribute("aria-sort")) };
}

it("sorts by what the list can be sorted by, and says what it is sorted by and which way", () => {
  const choose = vi.fn();
  const { sorted } = show({ by: "views", order: "asc", among: ["views"], choose });
  expect(sorted()).toEqual([null, "ascending", null]);
  for (const name of [/Post/, /Views/, /Reach/]) fireEvent.click(screen.getByRole("button", { name }));
  expect(choose.mock.calls).toEqual([["posted_at"], ["views"]]); // nobody told reach
});

it("is a word with its definition where the list cannot be sorted", () => {
  const choose = vi.fn();
  const { head, sorted } = show({ by: "posted_at", order: "desc", among: [], choose });
  expect(sorted()).toEqual([null, null, null]);
  expect(head(/Post/).querySelector("button")).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: /Views/ }));
  expect(choose).not.toHaveBeenCalled();
});
