import type { components } from "~/api/schema.gen";
import { useNames } from "~/features/platform/useNames";
import { moment } from "~/format/date";
import { exact } from "~/format/number";
import { text } from "~/text";
import { healthText as t } from "~/text/health";
import { runWords } from "~/text/words";
import { cx } from "~/ui/cx";
import { ScrollTable, wideOnly } from "~/ui/ScrollTable";
import { why } from "./why";

type Freshness = components["schemas"]["FleetFreshness"];

/** How old what was read is, by platform and kind, what is late first. On a phone the target stands under what is read, the rest under how many are as promised. */
export function FreshnessTable({ freshness, now }: { freshness: Freshness[]; now: Date }) {
  const { name } = useNames();
  const oldest = ({ oldest_at: at, fresh, connections }: Freshness) =>
    at ? moment(at, now) : fresh === connections ? t.firstDue : t.neverRead;
  return (
    <ScrollTable name={t.freshness} head={[t.what, t.target, t.fresh, t.late, t.oldest, t.why]} spare={[t.target, t.late, t.oldest, t.why]}>
      {[...freshness]
        .sort((a, b) => Math.sign(b.late) - Math.sign(a.late))
        .map((f) => (
          <tr key={f.platform + f.product} className="border-t border-line align-top">
            <th scope="row" className="py-2 pr-5 font-medium sm:whitespace-nowrap">
              {name(f.platform)}: {runWords.product[f.product]}
              <span className="block text-xs font-normal text-ink-3 sm:hidden">{t.within(t.hours(f.target_hours))}</span>
            </th>
            <td className={cx("py-2 pr-5 whitespace-nowrap", wideOnly)}>{t.hours(f.target_hours)}</td>
            <td className="py-2 pr-5 sm:whitespace-nowrap">
              <span className={f.late > 0 ? "font-medium text-warn" : ""}>{t.share(exact(f.fresh), exact(f.connections))}</span>
              <span className="block text-xs text-ink-3 sm:hidden">
                {[f.late > 0 && t.lateOf(exact(f.late)), oldest(f)].filter(Boolean).join(text.joiner)}
                {why(f.late_by, t.connections)}
              </span>
            </td>
            <td className={cx("py-2 pr-5", wideOnly)}>{exact(f.late)}</td>
            <td className={cx("py-2 pr-5 whitespace-nowrap", wideOnly)}>{oldest(f)}</td>
            <td className={cx("py-2", wideOnly)}>{why(f.late_by, t.connections)}</td>
          </tr>
        ))}
    </ScrollTable>
  );
}
