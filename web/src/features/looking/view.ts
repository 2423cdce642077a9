import { useSearch } from "@tanstack/react-router";
import type { View } from "~/api/view";
import { dayIn, isDay } from "~/format/date";
import { readCreator } from "./creator";

/** Takes from an address whose figures it names and as of which day, and drops what is none: a day that is not over has no other figures than now. */
export function readView(raw: Record<string, unknown>, now = new Date()): View {
  const { as_of: day } = raw;
  return { ...readCreator(raw), ...(typeof day === "string" && isDay(day) && day < dayIn(now) ? { as_of: day } : {}) };
}

/** What of a page's search says whose figures it shows, and as of when. */
export const viewOf = ({ creator, as_of }: View): View => ({ creator, as_of });

/** Whose figures this page shows, and as of when. */
export function useView(): View {
  return viewOf(useSearch({ strict: false }) as View);
}
