import type { BestMetric } from "~/api/audience";
import { type CreatorSearch, readCreator } from "~/features/looking/creator";
import { spans } from "~/features/range/range";

/** By what a best time can be sought. */
export const metrics: BestMetric[] = ["views", "reach", "likes", "comments", "shares", "saves", "interactions"];

/** How many days back types of posts are compared, unless others are chosen: long enough for posts of several types. */
export const postingDays = 90;

/** The Audience as it stands in the address: of which account and by what the best time and types of posts are shown, these over how many days. What is left out is the first account, views, the grid, 90 days. */
export interface AudienceSearch extends CreatorSearch {
  account?: string | undefined;
  by?: BestMetric | undefined;
  table?: true | undefined;
  days?: number | undefined;
}

/** Takes from an address what it understands, and drops the rest. */
export function readAudienceSearch(raw: Record<string, unknown>): AudienceSearch {
  const search: AudienceSearch = readCreator(raw);
  if (typeof raw.account === "string" && /^[0-9a-f-]{36}$/i.test(raw.account)) search.account = raw.account;
  if (raw.by !== "views" && metrics.includes(raw.by as BestMetric)) search.by = raw.by as BestMetric;
  if (raw.table === true) search.table = true;
  if (spans.includes(Number(raw.days)) && Number(raw.days) !== postingDays) search.days = Number(raw.days);
  return search;
}
