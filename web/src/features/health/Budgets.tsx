import type { components } from "~/api/schema.gen";
import { PlatformName } from "~/features/platform/PlatformName";
import { moment } from "~/format/date";
import { exact } from "~/format/number";
import { text } from "~/text";
import { healthText } from "~/text/health";
import { Panel } from "~/ui/Panel";
import { ScrollTable } from "~/ui/ScrollTable";

type Budget = components["schemas"]["Budget"];

const t = healthText;

/** What each platform still allows, what is kept for people who wait, and when a limit is reset. */
export function Budgets({ budgets, now }: { budgets: Budget[]; now: Date }) {
  const at = (instant: string | null, none: string) => (instant ? moment(instant, now) : none);
  const notes = [...new Map(budgets.filter((b) => b.note).map((b) => [b.platform, b.note])).entries()];
  return (
    <Panel title={t.quotas} id="quotas">
      {budgets.length === 0 ? (
        <p className="text-sm text-ink-2">{t.noQuotas}</p>
      ) : (
        <ScrollTable name={t.quotas} head={[t.bucket, t.used, t.reserved, t.told, t.refusals, t.resets]}>
          {budgets.map((b) => (
            <tr key={`${b.platform} ${b.bucket}`} className="border-t border-line align-top">
              <th scope="row" className="min-w-44 py-2 pr-5 font-medium sm:whitespace-nowrap">
                <PlatformName id={b.platform} />{" "}
                <span className="font-normal text-ink-2">{t.buckets[b.bucket.replace(/:.*/, "")] ?? b.bucket}</span>
                <span className="block text-xs font-normal text-ink-3">
                  <code>{b.bucket}</code>
                  {b.buckets > 1 && `${text.joiner}${t.nearest(b.buckets)}`}
                </span>
              </th>
              <td className="py-2 pr-5 whitespace-nowrap">{t.of(exact(b.used), b.limit === null ? null : exact(b.limit))}</td>
              <td className="py-2 pr-5">{b.reserved ? exact(b.reserved) : ""}</td>
              <td className="py-2 pr-5 whitespace-nowrap">{b.usage_percent === null ? t.untold : exact(b.usage_percent, "percent")}</td>
              <td className={b.refusals ? "py-2 pr-5 text-warn" : "py-2 pr-5"}>{b.refusals || ""}</td>
              <td className="py-2 whitespace-nowrap">
                {b.closed ? <span className="text-warn">{t.closed(at(b.blocked_until, t.untold))}</span> : at(b.resets_at, t.noWindow)}
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
