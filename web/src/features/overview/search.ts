import { type ChartsSearch, readCharts } from "~/features/address/charts";
import { type CreatorSearch, readCreator } from "~/features/looking/creator";
import { lastDays, namedRange, type OverDays, type Range, readOverDays, yesterday } from "~/features/range/range";
import { text } from "~/text";

/** What the charts of the Overview show. */
export type TrendMetric = keyof typeof text.charts.metrics;

/** The Overview as it stands in the address. What is left out is the default: followers over 28 days, without comparison. */
export interface OverviewSearch extends CreatorSearch, OverDays<TrendMetric>, ChartsSearch {
  compare?: true | undefined;
}

/** Takes from an address what it understands, and drops the rest. */
export function readOverviewSearch(raw: Record<string, unknown>): OverviewSearch {
  const search: OverviewSearch = { ...readCreator(raw), ...readOverDays(raw, text.charts.metrics), ...readCharts(raw) };
  if (raw.compare === true) search.compare = true;
  return search;
}

/** The days of the Overview as a report's: those of its charts, where they are not the usual ones, which are the report's own too. */
export function reportRange(search: OverviewSearch): Range | undefined {
  return namedRange(search) ?? (search.days ? lastDays(search.days, yesterday()) : undefined);
}
