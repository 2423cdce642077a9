// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it } from "vitest";
import { metrics, posting } from "~/api/golden.gen";
import { metricsQuery } from "~/api/metrics";
import { cache } from "~/api/query";
import { reasons } from "~/text/words";
import { TypesTable } from "./TypesTable";

afterEach(cleanup);
beforeEach(() => cache.setQueryData(metricsQuery.queryKey, metrics.metrics));

type Posting = Parameters<typeof TypesTable>[0]["posting"];
type Mean = Posting["media_types"][number]["mean"];

const known = (value: number, n: number): Mean => ({
  metric: "views",
  value,
  status: "final",
  computed: { by: "candor", formula: "mean views", n },
});
const few: Mean = { ...known(0, 2), value: null, status: "missing", reason: "too_few_posts" };
const refused: Mean = { metric: "views", value: null, status: "missing", reason: "policy" };

function show(types: Posting["media_types"]) {
  const { container } = render(
    <QueryClientProvider client={cache}>
      <TypesTable posting={{ ...posting.data, media_types: types }} />
    </QueryClientProvider>,
  );
  return [...container.querySelectorAll("tbody tr")].map((row) =>
    [...row.children].map((cell) => cell.querySelector("button, data")?.textContent ?? cell.textContent),
  );
}

it("says what each type got and of how many posts, the highest first, and too few honestly", () => {
  const rows = show([
    { media_type: "photo", mean: few },
    { media_type: "carousel", mean: known(900, 4) },
    { media_type: "reel", mean: known(12400, 18) },
  ]);
  expect(rows).toEqual([
    ["Reel", "18", "12,400"],
    ["Carousel", "4", "900"],
    ["Photo", "2", reasons.too_few_posts.word],
  ]);
  screen.getByText(/^mean views; published .*, days of /);
});

it("says why terms withhold it, once and behind each word", () => {
  expect(show([{ media_type: "short", mean: refused }])).toEqual([["Short", reasons.policy.word, reasons.policy.word]]);
  expect(screen.getAllByText(reasons.policy.why, { selector: "p" })).toHaveLength(1);
});

it("says that nothing was published", () => {
  expect(show([])).toEqual([]);
  screen.getByText("Nothing was published on these days.");
});
