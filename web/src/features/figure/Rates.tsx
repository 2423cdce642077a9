import { useQuery } from "@tanstack/react-query";
import { ratesQuery } from "~/api/rates";
import { useView } from "~/features/looking/view";
import { differenceText as t } from "~/text/difference";
import { Awaited } from "~/ui/Awaited";
import { FigureValue } from "./FigureValue";

/** An account's engagement rate by every definition: two definitions are never one number, so each names its formula. */
export function Rates({ connection }: { connection: string }) {
  const query = useQuery(ratesQuery(connection, useView()));
  if (!query.data) return <Awaited query={query} className="h-40" />;
  return (
    <table className="w-full text-left" data-testid="rates">
      <caption className="mb-1.5 text-left font-semibold">{t.rates}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t.definition}</th>
          <th scope="col">{t.rate}</th>
        </tr>
      </thead>
      <tbody>
        {query.data.data.rates.map(({ id, label, rate }) => (
          <tr key={id} className="border-t border-line align-top" data-rate={id}>
            <th scope="row" className="py-2 pr-4 font-normal">
              {label}
              {rate.computed && <span className="block text-xs text-ink-3">{rate.computed.formula}</span>}
            </th>
            <td className="py-2 text-right font-medium whitespace-nowrap">
              <FigureValue figure={rate} unit="percent" settles="live" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
