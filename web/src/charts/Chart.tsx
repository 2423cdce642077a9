import { lazy, Suspense } from "react";
import type { Series } from "~/api/types";
import { Pending } from "~/ui/Pending";

const TrendChart = lazy(() => import("./TrendChart").then((m) => ({ default: m.TrendChart })));
const SeriesTable = lazy(() => import("./SeriesTable").then((m) => ({ default: m.SeriesTable })));

interface Props {
  name: string;
  series: Series;
  /** The same days as a table. */
  table?: boolean;
}

/** A chart or its table. Either is loaded after the first numbers stand, into a place kept free for it. */
export function Chart({ name, series, table }: Props) {
  return (
    <div className="min-h-[216px]">
      <Suspense fallback={<Pending className="h-[216px] w-full" />}>
        {table ? <SeriesTable name={name} series={series} /> : <TrendChart name={name} series={series} />}
      </Suspense>
    </div>
  );
}
