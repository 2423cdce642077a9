import { spans, usual } from "~/features/range/range";
import { text } from "~/text";

/** What a roster's accounts can be compared by. */
export type RosterMetric = keyof typeof text.roster.metrics;

/** The roster's comparison as it stands in the address. What is left out is the default: followers over 28 days. */
export interface RosterSearch {
  metric?: RosterMetric;
  days?: number;
}

/** Takes from an address what it understands, and drops the rest. */
export function readRosterSearch({ metric, days }: Record<string, unknown>): RosterSearch {
  const search: RosterSearch = {};
  if (typeof metric === "string" && Object.hasOwn(text.roster.metrics, metric) && metric !== "followers")
    search.metric = metric as RosterMetric;
  if (spans.includes(Number(days)) && Number(days) !== usual) search.days = Number(days);
  return search;
}
