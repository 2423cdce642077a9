import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { AccountAsked } from "~/api/account";
import { compareQuery } from "~/api/compare";
import type { Metric, Platform } from "~/api/types";
import { Percent } from "~/features/figure/Percent";
import { SumValue, without } from "~/features/figure/SumValue";
import { text } from "~/text";
import { Awaited } from "~/ui/Awaited";
import { cx } from "~/ui/cx";

const t = text.charts.compared;

interface Props {
  asked: AccountAsked;
  platform: Platform | undefined;
  /** What is compared; undefined while the registry is not known. */
  entry: Metric | undefined;
}

/**
 * A metric over the days of a chart, over as many before them, and the change in percent: of a level its net change, of a flow the sum of its
 * days. What may not be added up or computed says so. Room is kept for the figures, and for the days that a sum may lack.
 */
export function Compared({ asked, platform, entry }: Props) {
  const kind = entry?.kind;
  const refused = kind && kind !== "level" && kind !== "flow" ? t.refused[kind] : platform && !platform.derived && t.policy(platform.name);
  const query = useQuery({ ...compareQuery(asked, entry?.id ?? ""), enabled: entry !== undefined && !refused });
  if (refused) return <p className={foot}>{refused}</p>;
  const c = query.data?.data;
  const signs = { unit: entry?.unit ?? "count", change: kind === "level" };
  return (
    <div className={cx(foot, kind === "level" ? "min-h-13" : "min-h-26")} data-testid="compared">
      <Awaited query={query} className="h-9 w-full" />
      {c && entry && (
        <>
          <dl className="grid grid-cols-3 gap-x-3">
            <Part label={kind === "level" ? t.netChange : t.now}>
              <SumValue figure={c.current} {...signs} apart />
            </Part>
            <Part label={t.before}>
              <SumValue figure={c.previous} {...signs} apart />
            </Part>
            <Part label={t.percent}>
              <Percent of={c} metric={entry.id} />
            </Part>
          </dl>
          {c.current.known && <p className="text-2xs">{t.lacks(t.now, without(c.current.known))}</p>}
          {c.previous.known && <p className="text-2xs">{t.lacks(t.before, without(c.previous.known))}</p>}
        </>
      )}
    </div>
  );
}

const foot = "mt-1 border-t border-line pt-1.5 text-xs text-ink-3";

function Part({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-2xs">{label}</dt>
      <dd className="text-sm font-medium text-ink">{children}</dd>
    </div>
  );
}
