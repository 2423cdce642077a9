import { type OverDays, readOverDays } from "~/features/range/range";

/** By what the roster can be sorted. Figures only once one platform is chosen: accounts are never ranked across platforms. */
export const anySorts = ["name", "synced", "posted"] as const;
export const figureSorts = ["followers", "change", "rate"] as const;
export type Sort = (typeof anySorts)[number] | (typeof figureSorts)[number];
export type Order = "asc" | "desc";

/** The roster as it stands in the address: its ledger, and its comparison. What is left out is the default. */
export interface RosterSearch extends OverDays<string> {
  /** Words of a creator's name or of a handle. */
  find?: string | undefined;
  platform?: string | undefined;
  /** Only what needs attention. */
  attention?: true | undefined;
  sorted?: Sort | undefined;
  /** Where it is not the usual one of the sort. */
  order?: Order | undefined;
}

/** Takes from an address what it understands, and drops the rest. Whether a metric can be compared by, the registry knows. */
export function readRosterSearch(raw: Record<string, unknown>): RosterSearch {
  const { find, platform, sorted, order } = raw;
  const search: RosterSearch = readOverDays(raw, isName);
  if ((typeof find === "string" || typeof find === "number") && find !== "") search.find = String(find);
  if (isName(platform)) search.platform = platform;
  if (raw.attention === true) search.attention = true;
  if ([...anySorts, ...figureSorts].includes(sorted as Sort) && sorted !== "name") search.sorted = sorted as Sort;
  if ((order === "asc" || order === "desc") && order !== usualOrder(sortOf(search))) search.order = order;
  return search;
}

const isName = (value: unknown): value is string => typeof value === "string" && /^[a-z][a-z0-9_]{0,63}$/.test(value);

/** What the roster is sorted by: a figure only where one platform is chosen. */
export function sortOf({ sorted = "name", platform }: RosterSearch): Sort {
  return isFigure(sorted) && !platform ? "name" : sorted;
}

/** Whether it is a figure of a platform. */
export const isFigure = (sort: Sort): boolean => figureSorts.some((figure) => figure === sort);

/** The order that one usually wants: names from A, what was longest ago, the largest figure. */
export const usualOrder = (sort: Sort): Order => (isFigure(sort) ? "desc" : "asc");
