import { useQuery } from "@tanstack/react-query";
import { metricsQuery } from "~/api/metrics";
import { usePlatform } from "~/api/platforms";
import type { components } from "~/api/schema.gen";
import { rosterComparisonQuery } from "~/api/sharing";
import { useAddress } from "~/features/address/useAddress";
import { Percent } from "~/features/figure/Percent";
import { SumValue } from "~/features/figure/SumValue";
import { Handle } from "~/features/platform/Handle";
import { PlatformName } from "~/features/platform/PlatformName";
import { MetricOverDays } from "~/features/range/MetricOverDays";
import { lastDays, namedRange, usual, yesterday } from "~/features/range/range";
import { day } from "~/format/date";
import { text } from "~/text";
import { rosterText as t } from "~/text/roster";
import { Awaited } from "~/ui/Awaited";
import { lookStyle } from "~/ui/Mark";
import { Panel } from "~/ui/Panel";
import { ScrollTable } from "~/ui/ScrollTable";
import { further, isUsual } from "./further";
import type { RosterSearch } from "./search";

type Platform = components["schemas"]["ComparedPlatform"];
type Row = components["schemas"]["ComparedAccount"];

/** The roster's accounts beside each other by one metric that a platform of theirs tells. Platforms count differently, so each has a table and a scale of its own, in the order of names. */
export function ComparePanel({ platforms }: { platforms: ReadonlySet<string> }) {
  const [search, change] = useAddress<RosterSearch>();
  const { metric: asked = "followers", days = usual } = search;
  const registry = useQuery(metricsQuery).data;
  const more = further(registry ?? [], platforms);
  const unknown = registry !== undefined && !isUsual(asked) && !more.some(({ id }) => id === asked);
  const metric = unknown ? "followers" : asked;
  const until = yesterday(); // of an account further west its last hours may still be to come
  const { from, to } = namedRange(search) ?? lastDays(days, until);
  const query = useQuery(rosterComparisonQuery(metric, from, to));
  const compared = query.data?.data;
  return (
    <Panel title={t.compare} aside={t.between(day(from), day(to))}>
      <div className="mb-4 flex flex-wrap items-center gap-x-5 gap-y-2">
        <MetricOverDays
          label={t.metric}
          metrics={t.metrics}
          more={{ label: t.moreMetrics, options: more.map(({ id, label }) => ({ value: id, label })) }}
          value={{ ...search, metric }}
          until={until}
          onChange={change}
        />
      </div>
      {unknown && (
        <p role="alert" className="mb-4 text-sm text-warn">
          {t.badMetric}
        </p>
      )}
      <Awaited query={query} className="h-40" />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {compared?.platforms.map((p) => (
          <PlatformTable key={p.platform} of={p} unit={compared.unit} level={compared.kind === "level"} />
        ))}
      </div>
      <p className="mt-4 text-xs text-ink-3">{t.compareLead}</p>
    </Panel>
  );
}

function PlatformTable({ of, unit, level }: { of: Platform; unit: string; level: boolean }) {
  const platform = usePlatform(of.platform);
  const told = of.accounts.some((a) => a.value.reason !== "not_offered");
  const most = Math.max(1, ...of.accounts.map((a) => a.value.value ?? 0));
  return (
    <div style={lookStyle(platform?.look)} className="mark">
      <h3 className="mb-2 text-sm font-semibold">
        <PlatformName id={of.platform} />
      </h3>
      {told ? (
        <ScrollTable
          name={`${t.compare}: ${platform?.name ?? of.platform}`}
          head={[t.creator, of.label, level ? t.netChange : t.toBefore, t.percent]}
        >
          {of.accounts.map((a) => (
            <AccountRow key={a.connection} platform={of.platform} account={a} unit={unit} most={most} />
          ))}
        </ScrollTable>
      ) : (
        <p className="text-sm text-ink-2">{text.charts.notOffered(platform?.name ?? of.platform)}</p>
      )}
      {of.limits && <p className="mt-1.5 text-xs text-ink-3">{of.limits}</p>}
    </div>
  );
}

function AccountRow({ platform, account: a, unit, most }: { platform: string; account: Row; unit: string; most: number }) {
  return (
    <tr className="border-t border-line align-top" data-compared={a.handle}>
      <th scope="row" className="w-2/5 py-2 pr-5 font-medium">
        {a.creator.name} <Handle of={{ ...a, platform }} className="font-normal wrap-anywhere text-ink-2" />
      </th>
      <td className="w-1/4 py-2 pr-5 font-medium">
        <SumValue figure={a.value} unit={unit} />
        {a.value.value !== null && (
          <span
            aria-hidden="true"
            className="mt-1 block h-1 rounded-full bg-(--mark)"
            style={{ width: `${(100 * Math.max(0, a.value.value)) / most}%` }}
          />
        )}
        {a.value.status === "provisional" && <span className="block text-2xs font-normal text-ink-3">{t.mayChange}</span>}
      </td>
      <td className="py-2 pr-5">
        <SumValue figure={a.change} unit={unit} change />
      </td>
      <td className="py-2 whitespace-nowrap">
        <Percent of={a} metric={a.value.metric} />
      </td>
    </tr>
  );
}
