import type { AuditRow } from "~/api/audit";
import { moment } from "~/format/date";
import { auditText as t } from "~/text/audit";
import { ScrollTable } from "~/ui/ScrollTable";

/** The acts, newest first. A name is a pseudonym once its person was erased. */
export function AuditTable({ rows }: { rows: AuditRow[] }) {
  const now = new Date();
  return (
    <ScrollTable name={t.title} head={[t.number, t.at, t.who, t.what, t.whom]}>
      {rows.map((row) => (
        <tr key={row.seq} className="border-t border-line align-top" data-act={row.act}>
          <td className="py-2 pr-5 text-ink-3">{row.seq}</td>
          <td className="py-2 pr-5 whitespace-nowrap">{moment(row.at, now)}</td>
          <td className="py-2 pr-5 whitespace-nowrap">{row.actor}</td>
          <th scope="row" className="py-2 pr-5 font-medium">
            {t.acts[row.act] ?? row.act}
            {Object.keys(row.detail).length > 0 && <span className="block text-xs font-normal text-ink-3">{details(row)}</span>}
          </th>
          <td className="max-w-56 truncate py-2" title={row.subject}>
            {row.subject === row.actor ? "" : row.subject}
          </td>
        </tr>
      ))}
    </ScrollTable>
  );
}

const details = ({ detail }: AuditRow) =>
  Object.entries(detail)
    .map(([key, value]) => `${key.replaceAll("_", " ")}: ${value}`)
    .join(", ");
