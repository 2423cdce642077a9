import { useState } from "react";
import type { Breakdown } from "~/api/audience";
import { useMetrics } from "~/api/metrics";
import { day } from "~/format/date";
import { exact } from "~/format/number";
import { text } from "~/text";
import { audienceText as t } from "~/text/audience";
import { reasons } from "~/text/words";
import { Button } from "~/ui/Button";
import { Hint } from "~/ui/Hint";
import { Hours } from "./Hours";
import { inOrder, keyWords } from "./keys";

/** So many parts stand for a long list; one that is little longer stands whole. */
const FEW = 6;
const MANY = 8;

/** One metric by one dimension: its parts as bars with their exact values, or the sentence for why there are none. */
export function BreakdownFigure({ breakdown }: { breakdown: Breakdown }) {
  const metric = useMetrics()(breakdown.metric);
  const name = t.nameOf(metric?.label ?? breakdown.metric, t.dimensions[breakdown.dimension]);
  return (
    <figure className="min-w-0 break-inside-avoid" data-breakdown={`${breakdown.metric} ${breakdown.dimension}`}>
      <figcaption className="mb-2.5">
        <Hint says={breakdown.note} className="text-sm font-semibold">
          {name}
        </Hint>
        <span className="block text-xs text-ink-3">{footnote(breakdown)}</span>
      </figcaption>
      {breakdown.parts.length === 0 ? (
        <p className="text-sm text-ink-2" data-reason={breakdown.reason}>
          {reasons[breakdown.reason ?? "error"].why}
          {breakdown.reason === "below_threshold" && breakdown.threshold && ` ${t.begins(breakdown.threshold)}`}
        </p>
      ) : breakdown.dimension === "hour" ? (
        <Hours name={name} breakdown={breakdown} />
      ) : (
        <Bars name={name} breakdown={breakdown} />
      )}
    </figure>
  );
}

function footnote({ day: last, days, status, parts, dimension, zone }: Breakdown): string {
  if (!last || parts.length === 0) return "";
  const when = days > 0 ? t.over(days, day(last)) : t.asOf(day(last));
  return [when, dimension === "hour" && t.zone(zone.replaceAll("_", " ")), status === "provisional" && t.mayChange]
    .filter(Boolean)
    .join(text.joiner);
}

function Bars({ name, breakdown }: { name: string; breakdown: Breakdown }) {
  const [all, setAll] = useState(false);
  const parts = inOrder(breakdown);
  const long = parts.length > MANY;
  const most = Math.max(...parts.map((p) => p.value ?? 0), 1);
  return (
    <>
      <table className="w-full text-sm" aria-label={name}>
        <thead className="sr-only">
          <tr>
            <th scope="col">{t.part}</th>
            <th scope="col">{t.value}</th>
          </tr>
        </thead>
        <tbody>
          {(all || !long ? parts : parts.slice(0, FEW)).map((part) => (
            <tr key={part.key}>
              <th scope="row" className="w-2/5 max-w-0 truncate py-1 pr-3 text-left font-normal text-ink-2">
                {keyWords(breakdown.dimension, part.key)}
              </th>
              <td className="py-1">
                <span className="flex items-center gap-2.5">
                  <span aria-hidden="true" className="h-2.5 grow">
                    <span
                      className="block h-full min-w-0.5 rounded-r-[3px] bg-(--mark) opacity-75"
                      style={{ width: `${((part.value ?? 0) / most) * 100}%` }}
                    />
                  </span>
                  <data value={String(part.value)} className="min-w-20 shrink-0 text-right font-medium whitespace-nowrap">
                    {exact(part.value ?? 0, breakdown.unit)}
                  </data>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {long && (
        <Button look="quiet" className="print:hidden" onClick={() => setAll(!all)}>
          {all ? t.fewer : t.all(parts.length)}
        </Button>
      )}
    </>
  );
}
