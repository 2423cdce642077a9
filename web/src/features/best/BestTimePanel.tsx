import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type AccountAudience, type BestMetric, bestTimeQuery } from "~/api/audience";
import { useMetrics } from "~/api/metrics";
import { usePlatforms } from "~/api/platforms";
import { useCreator } from "~/features/looking/creator";
import { DataState } from "~/features/state/DataState";
import { stateOf } from "~/features/state/stateOf";
import { text } from "~/text";
import { audienceText } from "~/text/audience";
import { Button } from "~/ui/Button";
import { lookStyle } from "~/ui/Mark";
import { Panel } from "~/ui/Panel";
import { Pending } from "~/ui/Pending";
import { Select } from "~/ui/Select";
import { reasons } from "~/words";
import { WeekGrid } from "./WeekGrid";
import { WeekTable } from "./WeekTable";

const t = audienceText.best;
const metrics: BestMetric[] = ["views", "reach", "likes", "comments", "shares", "saves", "interactions"];

/** What posts of one account got by the hour of the week in which they were published: 7 × 24, with how many posts each hour has. */
export function BestTimePanel({ accounts }: { accounts: AccountAudience[] }) {
  const metric = useMetrics();
  const platforms = usePlatforms();
  const [chosen, setChosen] = useState(accounts[0]?.connection ?? "");
  const [by, setBy] = useState<BestMetric>("views");
  const [table, setTable] = useState(false);
  const account = accounts.find((a) => a.connection === chosen) ?? accounts[0];
  const platform = platforms.find((p) => p.platform === account?.platform);
  const query = useQuery(bestTimeQuery(account?.connection ?? "", by, useCreator()));
  const data = query.data?.data;
  const refused = data?.cells.some((c) => c.reason === "policy");
  const known = data?.cells.some((c) => c.value !== null);
  const name = metric(by)?.label ?? by;
  const offered = metrics.filter((m) => metric(m)?.offers.some((o) => o.platform === account?.platform));
  const aside = (
    <span className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Select
        label={t.account}
        value={account?.connection ?? ""}
        onChange={setChosen}
        options={accounts.map((a) => ({
          value: a.connection,
          label: `${platforms.find((p) => p.platform === a.platform)?.name ?? a.platform} @${a.handle}`,
        }))}
      />
      <Select
        label={t.metric}
        value={by}
        onChange={(value) => setBy(value as BestMetric)}
        options={offered.map((m) => ({ value: m, label: metric(m)?.label ?? m }))}
      />
      <Button look="quiet" onClick={() => setTable(!table)}>
        {table ? text.charts.chart : text.charts.table}
      </Button>
    </span>
  );
  return (
    <Panel title={t.title} aside={aside}>
      <DataState
        {...stateOf(query)}
        state={data ? "ready" : stateOf(query).state}
        resource="figures"
        skeleton={<Pending className="h-[39.1rem] sm:h-85" />}
      >
        {data && refused && <p className="text-sm text-ink-2">{reasons.policy.why}</p>}
        {data && !refused && (
          <div style={lookStyle(platform?.look)} className="mark grid gap-3">
            <p className="max-w-prose text-sm text-ink-2">{known ? t.lead(data.minimum) : t.notEnough}</p>
            {table ? <WeekTable name={name} cells={data.cells} /> : <WeekGrid name={name} cells={data.cells} />}
            <p className="text-xs text-ink-3">{t.formula(data.formula, data.posts, data.zone.replaceAll("_", " "))}</p>
          </div>
        )}
      </DataState>
    </Panel>
  );
}
