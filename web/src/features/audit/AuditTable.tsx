import type { AuditRow } from "~/api/audit";
import { usePlatforms } from "~/api/platforms";
import { moment } from "~/format/date";
import { exact } from "~/format/number";
import { text } from "~/text";
import { auditText as t } from "~/text/audit";
import { cx } from "~/ui/cx";
import { ScrollTable, wideOnly } from "~/ui/ScrollTable";
import { details, whom } from "./entry";

/** The acts, newest first. A name is a pseudonym once its person was erased. On a phone number and object stand under the act. */
export function AuditTable({ rows }: { rows: AuditRow[] }) {
  const now = new Date();
  const platforms = usePlatforms();
  return (
    <ScrollTable name={t.title} head={[t.number, t.at, t.who, t.what, t.whom]} spare={[t.number, t.whom]}>
      {rows.map((row) => (
        <tr key={row.seq} className="border-t border-line align-top" data-act={row.act}>
          <td className={cx("py-2 pr-5 text-ink-3", wideOnly)}>{exact(row.seq)}</td>
          <td className="py-2 pr-5 sm:whitespace-nowrap">{moment(row.at, now)}</td>
          <td className="min-w-20 py-2 pr-5 wrap-anywhere sm:whitespace-nowrap">{row.actor}</td>
          <th scope="row" className="py-2 pr-5 font-medium">
            {t.acts[row.act] ?? row.act}
            <span className="block text-xs font-normal wrap-anywhere text-ink-3">{details(row, platforms)}</span>
            <span className="block text-xs font-normal wrap-anywhere text-ink-3 sm:hidden">
              {[t.entry(exact(row.seq)), whom(row)].filter(Boolean).join(text.joiner)}
            </span>
          </th>
          <td className={cx("max-w-56 truncate py-2", wideOnly)} title={row.subject}>
            {whom(row)}
          </td>
        </tr>
      ))}
    </ScrollTable>
  );
}
