import { useQuery } from "@tanstack/react-query";
import { metricsQuery } from "~/api/metrics";
import type { Metric } from "~/api/types";
import { exportText as t } from "~/text/export";
import { Awaited } from "~/ui/Awaited";
import { Hint } from "~/ui/Hint";

/** What a file will hold, from the registry of metrics: the series of accounts and the figures of posts that these platforms offer. */
export function Contents({ platforms }: { platforms: string[] }) {
  const query = useQuery(metricsQuery);
  if (!query.data) return <Awaited query={query} className="h-48" />;
  const offered = query.data.filter((m) => m.offers.some((o) => platforms.includes(o.platform) && o.class === "raw"));
  return (
    <div className="grid gap-4 text-sm">
      <Metrics lead={t.series} metrics={offered.filter((m) => m.scope === "profile")} />
      <Metrics lead={t.posts} metrics={offered.filter((m) => m.scope === "post")} />
      <div>
        <p className="text-ink-2">{t.columns}</p>
        <ul className="mt-1 list-disc pl-5 text-ink-3">
          {t.columnsOf.map((column) => (
            <li key={column}>{column}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function Metrics({ lead, metrics }: { lead: string; metrics: Metric[] }) {
  return (
    <div>
      <p className="text-ink-2">{lead}</p>
      <p className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
        {metrics.map((m) => (
          <Hint key={m.id} says={m.definition} className="word">
            {m.label}
          </Hint>
        ))}
      </p>
    </div>
  );
}
