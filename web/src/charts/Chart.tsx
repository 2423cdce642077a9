import { lazy, Suspense } from "react";
import type { Series } from "~/api/types";
import { day } from "~/format/date";
import { Pending } from "~/ui/Pending";
import type { TrendProps } from "./TrendChart";
import { gapNotes } from "./words";

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
      <Marked series={trend.series} />
    </div>
  );
}

/** What the bands and the dotted lines mark: what kept days from being read, and what changed on a day. */
function Marked({ series }: { series: Series }) {
  const marks = [
    ...gapNotes(series).map(({ spans, why }) => ({ at: spans, says: why })),
    ...series.breaks.map((mark) => ({ at: day(mark.day), says: mark.text })),
  ];
  if (marks.length === 0) return null;
  return (
    <ul className="mt-2 grid gap-1 text-xs text-ink-3">
      {marks.map(({ at, says }) => (
        <li key={`${at} ${says}`}>
          <span className="font-medium text-ink-2">{at}:</span> {says}
        </li>
      ))}
    </ul>
  );
}
