import { lazy, Suspense } from "react";
import type { Series } from "~/api/types";
import { day } from "~/format/date";
import { Pending } from "~/ui/Pending";
import type { TrendProps } from "./TrendChart";

const TrendChart = lazy(() => import("./TrendChart").then((m) => ({ default: m.TrendChart })));
const SeriesTable = lazy(() => import("./SeriesTable").then((m) => ({ default: m.SeriesTable })));

interface Props extends TrendProps {
  /** The same days as a table. */
  table?: boolean;
}

/** A chart or its table. Either is loaded after the first numbers stand, into a place kept free for it. */
export function Chart({ table, ...trend }: Props) {
  return (
    <div className="min-h-chart print:min-h-0">
      <Suspense fallback={<Pending className="h-chart w-full" />}>
        {table ? <SeriesTable {...trend} /> : <TrendChart {...trend} />}
      </Suspense>
      <Breaks breaks={trend.series.breaks} />
    </div>
  );
}

/** What changed on the days that a dotted line marks. */
function Breaks({ breaks }: { breaks: Series["breaks"] }) {
  if (breaks.length === 0) return null;
  return (
    <ul className="mt-2 grid gap-1 text-xs text-ink-3">
      {breaks.map((mark) => (
        <li key={`${mark.day} ${mark.text}`}>
          <span className="font-medium text-ink-2">{day(mark.day)}</span> {mark.text}
        </li>
      ))}
    </ul>
  );
}
