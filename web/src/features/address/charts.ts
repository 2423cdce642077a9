import type { Range } from "~/features/range/range";
import { isDay } from "~/format/date";
import { useAddress } from "./useAddress";

/** How the charts of a page are looked at, as it stands in the address. What is left out is the default: drawn, with all their days. */
export interface ChartsSearch {
  table?: true | undefined;
  /** The days that are looked at more closely, as 2026-11-01_2026-11-10. */
  zoom?: string | undefined;
}

/** Takes from an address what it understands, and drops the rest. */
export function readCharts({ table, zoom }: Record<string, unknown>): ChartsSearch {
  const search: ChartsSearch = {};
  if (table === true) search.table = true;
  if (zoomed({ zoom: String(zoom) })) search.zoom = String(zoom);
  return search;
}

/** The days that are looked at more closely, if some are. */
export function zoomed({ zoom = "" }: ChartsSearch): Range | undefined {
  const [from = "", to = "", ...more] = zoom.split("_");
  return isDay(from) && isDay(to) && from < to && more.length === 0 ? { from, to } : undefined;
}

/** One zoom for all charts of a page: days that are looked at in one are looked at in those beside it. */
export function useZoom(): { zoom: Range | undefined; onZoom: (days: Range | undefined) => void } {
  const [search, change] = useAddress<ChartsSearch>();
  return { zoom: zoomed(search), onZoom: (days) => change({ zoom: days && `${days.from}_${days.to}` }) };
}
