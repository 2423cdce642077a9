import type { Posting } from "~/api/compare";
import { useMetrics } from "~/api/metrics";
import { FigureValue } from "~/features/figure/FigureValue";
import { days } from "~/format/date";
import { exact } from "~/format/number";
import { postingText as t } from "~/text/posting";
import { mediaTypes, reasons } from "~/text/words";
import { Missing } from "~/ui/Missing";
import { byMean } from "./types";

/** What the posts of each type got on average, the highest first, each of how many posts; or the reason why that is not said. */
export function TypesTable({ posting }: { posting: Posting }) {
  const metric = useMetrics();
  const types = byMean(posting.media_types);
  const most = Math.max(...types.map(({ mean }) => mean.value ?? 0), 1);
  const formula = types.find(({ mean }) => mean.computed)?.mean.computed?.formula;
  const refused = types.every(({ mean }) => mean.reason === "policy");
  if (types.length === 0) return <p className="mt-1 text-sm text-ink-2">{t.none}</p>;
  return (
    <>
      {refused && <p className="mt-1 text-sm text-ink-2">{reasons.policy.why}</p>}
      <table className="mt-2 w-full text-left text-sm">
        <thead className="text-xs text-ink-3">
          <tr>
            <th scope="col" className="pb-2 font-medium">
              {t.type}
            </th>
            <th scope="col" className="pb-2 pl-4 text-right font-medium">
              {t.settled}
            </th>
            <th scope="col" className="pb-2 pl-4 text-right font-medium">
              {t.mean(metric(posting.metric)?.label ?? posting.metric)}
            </th>
          </tr>
        </thead>
        <tbody>
          {types.map(({ media_type: type, mean }) => (
            <tr key={type} className="border-t border-line" data-type={type}>
              <th scope="row" className="w-full py-2 font-medium">
                {mediaTypes[type]}
                {mean.value !== null && (
                  <span
                    aria-hidden="true"
                    className="mt-1 block h-1 min-w-px rounded-r-[2px] bg-(--mark) opacity-75"
                    style={{ width: `${(100 * mean.value) / most}%` }}
                  />
                )}
              </th>
              <td className="py-2 pl-4 text-right align-top whitespace-nowrap">
                {mean.computed ? exact(mean.computed.n) : <Missing metric="posts" reason={mean.reason ?? "error"} />}
              </td>
              <td className="py-2 pl-4 text-right align-top font-medium whitespace-nowrap">
                <FigureValue figure={mean} unit={metric(posting.metric)?.unit} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {formula && (
        <p className="mt-2 text-xs text-ink-3">{t.foot(formula, days(posting.from, posting.to), posting.zone.replaceAll("_", " "))}</p>
      )}
    </>
  );
}
