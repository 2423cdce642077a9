import type { DecayMetric } from "~/api/decay";
import type { View } from "~/api/view";
import { type ChartsSearch, readCharts } from "~/features/address/charts";
import { readView } from "~/features/looking/view";

/** By what it can be shown how fast a post got what it has. */
export const metrics: DecayMetric[] = ["views", "likes", "comments", "shares", "saves", "interactions"];

/** One post's page as it stands in the address. What is left out is the default: by the first metric there is, drawn. */
export interface PostSearch extends View, ChartsSearch {
  by?: DecayMetric | undefined;
  /** Whether how fast it came stands as a table; `table` is that of the history. */
  pace?: "table" | undefined;
}

/** Takes from an address what it understands, and drops the rest. */
export function readPostSearch(raw: Record<string, unknown>): PostSearch {
  const search: PostSearch = { ...readView(raw), ...readCharts(raw) };
  if (metrics.includes(raw.by as DecayMetric)) search.by = raw.by as DecayMetric;
  if (raw.pace === "table") search.pace = "table";
  return search;
}
