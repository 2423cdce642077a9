import type { MetricId } from "~/api/types";
import { type ChartsSearch, readCharts } from "~/features/address/charts";
import { type CreatorSearch, readCreator } from "~/features/looking/creator";
import { lastDays, namedRange, type OverDays, type Range, readOverDays, yesterday } from "~/features/range/range";

/** The Overview as it stands in the address. What is left out is the default: followers over 28 days, without comparison. */
export interface OverviewSearch extends CreatorSearch, OverDays<MetricId>, ChartsSearch {
  compare?: true | undefined;
}

/** Takes from an address what it understands, and drops the rest. */
export function readOverviewSearch(raw: Record<string, unknown>): OverviewSearch {
  const search: OverviewSearch = { ...readCreator(raw), ...readOverDays(raw, isId), ...readCharts(raw) };
  if (raw.compare === true) search.compare = true;
  return search;
}

/** Whether a text looks like a metric's id: which there are, and which of them can be shown by day, the registry says when it is there. */
const isId = (text: string): text is MetricId => /^[a-z][a-z0-9_]{2,63}$/.test(text);

/** The days of the Overview as a report's: those of its charts, where they are not the usual ones, which are the report's own too. */
export function reportRange(search: OverviewSearch): Range | undefined {
  return namedRange(search) ?? (search.days ? lastDays(search.days, yesterday()) : undefined);
}
