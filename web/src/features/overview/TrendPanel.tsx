import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { metricsQuery } from "~/api/metrics";
import type { Account } from "~/api/types";
import { useAddress } from "~/features/address/useAddress";
import { useOthersFigures } from "~/features/looking/creator";
import { MetricOverDays } from "~/features/range/MetricOverDays";
import { lastDays, namedRange, usual } from "~/features/range/range";
import { text } from "~/text";
import { Button, buttonLook } from "~/ui/Button";
import { Check } from "~/ui/Check";
import { Panel } from "~/ui/Panel";
import { AccountTrend } from "./AccountTrend";
import { further, isUsual } from "./further";
import type { OverviewSearch } from "./search";

const t = text.charts;

/**
 * One metric by day, one small chart per account, each on its own scale. Which metric, how far back and beside what stands in the address.
 * Besides the usual metrics there is every other that the registry knows by day of one of the platforms. Dashes are explained while some are
 * drawn.
 */
export function TrendPanel({ accounts }: { accounts: Account[] }) {
  const [search, change] = useAddress<OverviewSearch>();
  const { metric: named = "followers", days = usual, compare = false, table = false } = search;
  const { data: registry } = useQuery(metricsQuery);
  const platforms = accounts.map((account) => account.platform);
  const more = further(registry ?? [], platforms);
  const unknown = registry !== undefined && !isUsual(named) && !more.some(({ id }) => id === named);
  const metric = unknown ? "followers" : named;
  const entry = registry?.find(({ id }) => id === metric);
  const range = namedRange(search);
  const others = useOthersFigures();
  return (
    <Panel title={t.title} className="group">
      <div className="mb-4 flex flex-wrap items-center gap-x-5 gap-y-2">
        <MetricOverDays
          label={t.metric}
          metrics={t.metrics}
          more={{ label: t.moreMetrics, options: more.map(({ id, label }) => ({ value: id, label })) }}
          value={{ ...search, metric }}
          onChange={(part) => change({ ...part, zoom: undefined })}
        />
        <Check label={t.compare} checked={compare} onChange={(e) => change({ compare: e.target.checked || undefined })} />
        <span className="ml-auto flex items-center gap-4">
          {!others && (
            <Link to="/export" search={range ?? lastDays(days)} className={buttonLook("quiet")}>
              {t.asFile}
            </Link>
          )}
          <Button look="quiet" onClick={() => change({ table: !table || undefined })}>
            {table ? t.chart : t.table}
          </Button>
        </span>
      </div>
      {unknown && (
        <p role="alert" className="mb-4 text-sm text-warn">
          {t.badMetric}
        </p>
      )}
      {!isUsual(metric) && <p className="mb-4 min-h-[1lh] text-sm text-ink-2">{entry && t.definition(entry.label, entry.definition)}</p>}
      <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,17rem),1fr))] gap-x-8 gap-y-6">
        {accounts.map((account) => (
          <AccountTrend
            key={account.connection}
            account={account}
            metric={metric}
            entry={entry}
            days={days}
            range={range}
            compare={compare}
            table={table}
          />
        ))}
      </div>
      <p className="mt-2 flex flex-wrap justify-between gap-x-4 text-xs text-ink-3">
        <span>
          {t.lead} <span className="pointer-coarse:hidden">{t.drag}</span>
          <span className="hidden pointer-coarse:inline">{t.touch}</span>
        </span>
        <span className="invisible group-has-data-dashed:visible">{t.dashed}</span>
      </p>
    </Panel>
  );
}
