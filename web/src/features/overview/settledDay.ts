import type { Series } from "~/api/types";

/** What came and went on one day. */
export interface SettledDay {
  day: string;
  gained: number;
  lost: number;
}

/** The newest day of which a platform said, and will not change any more, how many began to follow an account and how many stopped. */
export function newestSettled(series: Series[]): SettledDay | undefined {
  const final = (metric: Series["metric"]) => {
    const points = series.find((one) => one.metric === metric)?.points ?? [];
    return new Map(points.flatMap(({ day, value, status }) => (value !== null && status === "final" ? [[day, value] as const] : [])));
  };
  const lostOn = final("followers_lost");
  const [day, gained] = [...final("followers_gained")].findLast(([day]) => lostOn.has(day)) ?? [];
  const lost = day && lostOn.get(day);
  return day !== undefined && gained !== undefined && typeof lost === "number" ? { day, gained, lost } : undefined;
}
