import type { Cell } from "~/api/audience";
import { clock } from "~/features/audience/keys";
import { exact } from "~/format/number";
import { audienceText } from "~/text/audience";
import { Missing } from "~/ui/Missing";
import { ScrollTable } from "~/ui/ScrollTable";
import { weekdayName } from "./week";

const t = audienceText.best;

/** The hours that have posts, the best first, as a table. */
export function WeekTable({ name, cells }: { name: string; cells: Cell[] }) {
  const some = cells.filter((c) => c.n > 0).sort((a, b) => (b.value ?? -1) - (a.value ?? -1) || b.n - a.n);
  if (some.length === 0) return <p className="text-sm text-ink-2">{t.tableEmpty}</p>;
  return (
    <div className="max-h-96 overflow-y-auto">
      <ScrollTable name={t.title} head={[t.day, audienceText.hour, name, t.n]}>
        {some.map((c) => (
          <tr key={`${c.weekday} ${c.hour}`} className="border-t border-line">
            <th scope="row" className="py-1.5 pr-5 font-normal">
              {weekdayName(c.weekday)}
            </th>
            <td className="pr-5">{clock(c.hour)}</td>
            <td className="pr-5">{c.value === null ? <Missing metric={name} reason={c.reason ?? "error"} /> : exact(c.value)}</td>
            <td>{c.n}</td>
          </tr>
        ))}
      </ScrollTable>
    </div>
  );
}
