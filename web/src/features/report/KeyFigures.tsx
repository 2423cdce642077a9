import { useQuery } from "@tanstack/react-query";
import type { AccountAsked, AccountDetail } from "~/api/account";
import { compareQuery } from "~/api/compare";
import { metricsQuery, useMetrics } from "~/api/metrics";
import { usePlatform } from "~/api/platforms";
import type { Figure, Metric } from "~/api/types";
import { Percent } from "~/features/figure/Percent";
import { SumValue } from "~/features/figure/SumValue";
import { reportText as t } from "~/text/report";
import { cx } from "~/ui/cx";
import { Pending } from "~/ui/Pending";
import { ScrollTable, wideOnly } from "~/ui/ScrollTable";
import { PartFailed } from "./PartFailed";

interface Props {
  asked: AccountAsked;
  detail: AccountDetail;
}

/** What may be compared over days: levels by their net change, daily counts by their sum. Reach and rates may not. */
export function comparable(detail: AccountDetail, metric: (id: string) => Metric | undefined): Metric[] {
  return detail.series.flatMap((series) => {
    const found = metric(series.metric);
    const read = series.points.some((point) => point.value !== null);
    return found && read && ["level", "flow"].includes(found.kind) ? [found] : [];
  });
}

/** An account's figures over the range beside the range before: each a value or the reason why there is none. */
export function KeyFigures({ asked, detail }: Props) {
  const registry = useQuery(metricsQuery);
  const metrics = comparable(detail, useMetrics());
  const platform = usePlatform(asked.platform);
  if (platform && !platform.derived)
    return (
      <div className="mt-8">
        <h3 className="text-lg font-semibold">{t.key}</h3>
        <p className="mt-1 text-sm text-ink-2" data-reason="policy">
          {t.noSums(platform.name)}
        </p>
      </div>
    );
  if (!registry.data) return registry.isError ? <PartFailed className="mt-8" /> : <Pending className="mt-8 h-48 w-full" />;
  if (metrics.length === 0) return <p className="mt-8 text-sm text-ink-2">{t.nothing}</p>;
  return (
    <div className="mt-8 break-inside-avoid">
      <h3 className="text-lg font-semibold">{t.key}</h3>
      <p className="mb-3 text-sm text-ink-3">{t.keyLead}</p>
      <ScrollTable name={`${t.key}: @${detail.handle}`} head={[t.metric, t.now, t.before, t.change, t.percent]} spare={[t.percent]}>
        {metrics.map((metric) => (
          <Row key={metric.id} asked={asked} metric={metric} />
        ))}
      </ScrollTable>
    </div>
  );
}

function Row({ asked, metric }: { asked: AccountAsked; metric: Metric }) {
  const { data, isError } = useQuery(compareQuery(asked, metric.id));
  const c = data?.data;
  const label = metric.kind === "level" ? t.netChange(metric.label) : metric.label;
  return (
    <tr className="border-t border-line align-top" data-compare={metric.id}>
      <th scope="row" className="py-2 pr-5 font-medium">
        {label}
      </th>
      <td className="py-2 pr-5 font-medium">
        {isError && !c && <PartFailed className="" />}
        {c && <Amount figure={c.current} metric={metric} />}
      </td>
      <td className="py-2 pr-5 text-ink-2">{c && <Amount figure={c.previous} metric={metric} />}</td>
      <td className="py-2 sm:pr-5">
        {c && <SumValue figure={c.change} unit={metric.unit} change />}
        <span className="mt-1.5 block text-xs sm:hidden">{c && <Percent of={c} metric={metric.id} />}</span>
      </td>
      <td className={cx("py-2", wideOnly)}>{c && <Percent of={c} metric={metric.id} />}</td>
    </tr>
  );
}

function Amount({ figure, metric }: { figure: Figure; metric: Metric }) {
  return (
    <>
      <SumValue figure={figure} unit={metric.unit} change={metric.kind === "level"} />
      {figure.status === "provisional" && <span className="block text-2xs font-normal text-ink-3">{t.mayChange}</span>}
    </>
  );
}
