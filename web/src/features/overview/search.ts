import { type CreatorSearch, readCreator } from "~/features/looking/creator";
import { spans, usual } from "~/features/range/range";
import { text } from "~/text";

/** What the charts of the Overview show. */
export type TrendMetric = keyof typeof text.charts.metrics;

/** The Overview as it stands in the address. What is left out is the default: followers over 28 days, without comparison. */
export interface OverviewSearch extends CreatorSearch {
  metric?: TrendMetric;
  days?: number;
  compare?: true;
}

/** Takes from an address what it understands, and drops the rest. */
export function readOverviewSearch(raw: Record<string, unknown>): OverviewSearch {
  const search: OverviewSearch = readCreator(raw);
  if (typeof raw.metric === "string" && Object.hasOwn(text.charts.metrics, raw.metric) && raw.metric !== "followers")
    search.metric = raw.metric as TrendMetric;
  if (spans.includes(Number(raw.days)) && Number(raw.days) !== usual) search.days = Number(raw.days);
  if (raw.compare === true) search.compare = true;
  return search;
}
