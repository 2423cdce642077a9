import type { components } from "~/api/schema.gen";
import { PlatformName } from "~/features/platform/PlatformName";
import { moment } from "~/format/date";
import { exact } from "~/format/number";
import { text } from "~/text";
import { healthText } from "~/text/health";
import { cx } from "~/ui/cx";
import { Panel } from "~/ui/Panel";
import { ScrollTable, wideOnly } from "~/ui/ScrollTable";

type Budget = components["schemas"]["Budget"];

const t = healthText;

/** What each platform still allows, what is kept for people who wait, and when a limit is reset: on a phone all of it under what is used. */
export function Budgets({ budgets, now }: { budgets: Budget[]; now: Date }) {
  const notes = [...new Map(budgets.filter((b) => b.note).map((b) => [b.platform, b.note])).entries()];
  return (
    <Panel>
      {budgets.length === 0 ? (
        <p className="text-sm text-ink-2">{t.noQuotas}</p>
      ) : (
        <ScrollTable
          name={t.quotas}
          head={[t.bucket, t.used, t.reserved, t.told, t.refusals, t.resets]}
          spare={[t.reserved, t.told, t.refusals, t.resets]}
        >
          {budgets.map((b) => (
            <tr key={`${b.platform} ${b.bucket}`} className="border-t border-line align-top">
              <th scope="row" className="py-2 pr-5 font-medium sm:min-w-44 sm:whitespace-nowrap">
                <PlatformName id={b.platform} /> <span className="font-normal text-ink-2">{counted(b)}</span>
                <span className="block text-xs font-normal text-ink-3">
                  <code>{b.bucket}</code>
                  {b.buckets > 1 && `${text.joiner}${t.nearest(b.buckets)}`}
                </span>
              </th>
              <td className="py-2 sm:pr-5 sm:whitespace-nowrap">
                {t.of(exact(b.used), b.limit === null ? null : exact(b.limit))}
                <span className="block text-xs text-ink-3 sm:hidden">
                  {b.reserved > 0 && <span className="block">{t.reservedOf(exact(b.reserved))}</span>}
                  {b.usage_percent !== null && <span className="block">{t.toldOf(exact(b.usage_percent, "percent"))}</span>}
                  {b.refusals > 0 && <span className="block text-warn">{t.refusalsOf(b.refusals)}</span>}
                  {b.closed ? <Opens budget={b} now={now} /> : b.resets_at && t.resetsAt(moment(b.resets_at, now))}
                </span>
              </td>
              <td className={cx("py-2 pr-5", wideOnly)}>{b.reserved ? exact(b.reserved) : ""}</td>
              <td className={cx("py-2 pr-5 whitespace-nowrap", wideOnly)}>
                {b.usage_percent === null ? t.untold : exact(b.usage_percent, "percent")}
              </td>
              <td className={cx("py-2 pr-5", b.refusals > 0 && "text-warn", wideOnly)}>{b.refusals || ""}</td>
              <td className={cx("py-2 whitespace-nowrap", wideOnly)}>
                <Opens budget={b} now={now} />
              </td>
            </tr>
          ))}
        </ScrollTable>
      )}
      <ul className="mt-3 grid gap-1 text-xs text-ink-3">
        {notes.map(([platform, note]) => (
          <li key={platform}>
            <PlatformName id={platform} className="mr-2 font-medium" />
            {note}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** When a limit is reset, or until when the platform lets nothing through. */
function Opens({ budget: b, now }: { budget: Budget; now: Date }) {
  if (b.closed) return <span className="text-warn">{t.closed(b.blocked_until ? moment(b.blocked_until, now) : t.untold)}</span>;
  return b.resets_at ? moment(b.resets_at, now) : t.noWindow;
}

/** What a limit counts, in words. */
function counted({ platform, bucket }: Budget): string {
  const name = bucket.replace(/:.*/, "");
  return t.buckets[`${platform} ${name}`] ?? t.buckets[name] ?? bucket;
}
