import { useQuery } from "@tanstack/react-query";
import { accountQuery } from "~/api/account";
import { averagesQuery } from "~/api/averages";
import type { Account, MetricId } from "~/api/types";
import { useView } from "~/features/looking/view";
import type { Range } from "~/features/range/range";
import { isAverage, type Trend, trendOf } from "./averages";

/** A metric of an account over a range of days, which is undefined while it is not known, and all that its platform told of those days beside it. */
export function useDays({ platform, connection }: Account, metric: MetricId, range: Range | undefined, wanted: boolean) {
  const asked = { platform, connection, from: range?.from ?? "", to: range?.to ?? "", ...useView() };
  const average = isAverage(metric);
  const enabled = wanted && range !== undefined;
  const told = useQuery({ ...accountQuery(asked), enabled: enabled && !average });
  const computed = useQuery({ ...averagesQuery(asked), enabled: enabled && average });
  const query = average ? computed : told;
  const found = told.data?.data.accounts[0];
  const series = found?.series.find((s) => s.metric === metric);
  const trend: Trend | undefined = average ? computed.data && trendOf(computed.data.data, metric) : series && { series };
  const known = average ? computed.data !== undefined : found !== undefined;
  return { trend, all: found?.series ?? [], known, failed: query.isError, again: () => void query.refetch() };
}
