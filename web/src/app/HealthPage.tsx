import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { budgetsQuery, healthQuery } from "~/api/health";
import { useNames } from "~/features/platform/useNames";
import { moment } from "~/format/date";
import { text } from "~/text";
import { Panel } from "~/ui/Panel";
import { Pending } from "~/ui/Pending";
import { causes, runWords } from "~/words";
import { PageHead } from "./PageHead";

const t = text.health;

/** An administrator's page: whether the readings come as promised, what keeps them from it, and what each platform still allows. */
export function HealthPage() {
  const health = useQuery(healthQuery);
  const budgets = useQuery(budgetsQuery);
  const { name } = useNames();
  const { data } = health;
  const now = new Date(data?.generated_at ?? Date.now());
  const at = (instant: string | null, none: string) => (instant ? moment(instant, now) : none);
  return (
    <div className="grid gap-5">
      <PageHead title={t.title}>
        <p className="text-sm text-ink-2">{t.lead}</p>
      </PageHead>
      {(health.isError || budgets.isError) && <p role="alert">{t.failed}</p>}
      {!data && !health.isError && <Pending className="h-64" />}
      {data && (
        <>
          <Panel title={t.success} aside={t.promise}>
            <Table name={t.success} head={[t.window, t.read, t.late, t.missed, t.rate]}>
              {data.success.map((s) => (
                <Row
                  key={s.hours}
                  head={t.hours(s.hours)}
                  cells={[`${s.done} / ${s.due}`, s.late, s.missed, t.percent(s.rate, s.meets_95, s.meets_99_9)]}
                />
              ))}
            </Table>
          </Panel>
          <Panel title={t.failing} aside={t.queue(data.queue.due, data.queue.running)}>
            {data.failing.length === 0 && <p className="text-ink-2">{t.noneFailing}</p>}
            {data.failing.map((f) => (
              <div key={`${f.platform} ${f.cause} ${f.state}`} className="border-t border-line py-3 first:border-0">
                <p className="font-medium">{t.group(name(f.platform), f.connections, f.cause ? causes[f.cause] : t.unknown)}</p>
                <p className="text-sm text-ink-2">{f.next_step}</p>
              </div>
            ))}
          </Panel>
          <Panel title={t.freshness}>
            <Table name={t.freshness} head={[t.what, t.target, t.fresh, t.late, t.oldest]}>
              {data.freshness.map((f) => (
                <Row
                  key={f.platform + f.product}
                  head={`${name(f.platform)}: ${runWords.product[f.product]}`}
                  cells={[t.hours(f.target_hours), `${f.fresh} / ${f.connections}`, f.late, at(f.oldest_at, t.neverRead)]}
                />
              ))}
            </Table>
          </Panel>
        </>
      )}
      {budgets.data && (
        <Panel title={t.quotas}>
          <Table name={t.quotas} head={[t.bucket, t.used, t.told, t.resets]}>
            {budgets.data.budgets.map((b) => (
              <Row
                key={`${b.platform} ${b.bucket}`}
                head={`${name(b.platform)}: ${b.bucket}`}
                cells={[
                  t.of(b.used, b.limit),
                  b.usage_percent === null ? t.untold : `${b.usage_percent} %`,
                  b.closed ? t.closed(at(b.blocked_until, t.untold)) : at(b.resets_at, t.noWindow),
                ]}
              />
            ))}
          </Table>
        </Panel>
      )}
    </div>
  );
}

function Table({ name, head, children }: { name: string; head: string[]; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="overflow-x-auto" tabIndex={0} aria-label={name}>
      <table className="w-full text-left text-sm">
        <thead className="text-ink-3">
          <tr>
            {head.map((word) => (
              <th key={word} scope="col" className="py-1 pr-4 font-normal">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}

function Row({ head, cells }: { head: string; cells: ReactNode[] }) {
  return (
    <tr className="border-t border-line">
      <th scope="row" className="py-2 pr-4 font-medium whitespace-nowrap">
        {head}
      </th>
      {cells.map((cell, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cells are columns
        <td key={i} className="pr-4 whitespace-nowrap tabular-nums">
          {cell}
        </td>
      ))}
    </tr>
  );
}
