import type { components } from "~/api/schema.gen";
import { exact } from "~/format/number";
import { text } from "~/text";
import { healthText as t } from "~/text/health";
import { cx } from "~/ui/cx";
import { ScrollTable, wideOnly } from "~/ui/ScrollTable";
import { why } from "./why";

type Success = components["schemas"]["SuccessRate"];

/** A rate in percent, rounded down, so that nothing short of the promise reads as kept. */
export const rate = (part: number | null) => (part === null ? null : exact(Math.floor(part * 10_000) / 100, "percent"));

/** How many of the readings that were due came in time, by span. On a phone everything but the rate stands under the rate. */
export function SuccessTable({ success }: { success: Success[] }) {
  return (
    <ScrollTable name={t.success} head={[t.window, t.read, t.late, t.missed, t.rate, t.why]} spare={[t.read, t.late, t.missed, t.why]}>
      {success.map((s) => (
        <tr key={s.hours} className="border-t border-line align-top">
          <th scope="row" className="py-2 pr-5 font-medium whitespace-nowrap">
            {t.hours(s.hours)}
          </th>
          <td className={cx("py-2 pr-5 whitespace-nowrap", wideOnly)}>{t.share(exact(s.done), exact(s.due))}</td>
          <td className={cx("py-2 pr-5", wideOnly)}>{exact(s.late)}</td>
          <td className={cx("py-2 pr-5", wideOnly)}>{exact(s.missed)}</td>
          <td className="py-2 pr-5 sm:whitespace-nowrap">
            <span className={s.rate !== null && !s.meets_95 ? "font-medium text-warn" : ""}>
              {t.percent(rate(s.rate), s.meets_95, s.meets_99_9)}
            </span>
            <span className="block text-xs text-ink-3 sm:hidden">
              {[t.counted(exact(s.done), exact(s.due)), s.late > 0 && t.lateOf(exact(s.late)), s.missed > 0 && t.missedOf(exact(s.missed))]
                .filter(Boolean)
                .join(text.joiner)}
              {why(s.why, t.slots)}
            </span>
          </td>
          <td className={cx("py-2", wideOnly)}>{why(s.why, t.slots)}</td>
        </tr>
      ))}
    </ScrollTable>
  );
}
