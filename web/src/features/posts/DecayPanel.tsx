import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type DecayMetric, decayQuery } from "~/api/decay";
import { useMetrics } from "~/api/metrics";
import { usePlatform } from "~/api/platforms";
import type { PostHistory } from "~/api/types";
import { Chart } from "~/charts/Chart";
import { useZoom } from "~/features/address/charts";
import { useAddress } from "~/features/address/useAddress";
import { useView } from "~/features/looking/view";
import { DataState } from "~/features/state/DataState";
import { stateOf } from "~/features/state/stateOf";
import { day, dayIn } from "~/format/date";
import { text } from "~/text";
import { postText as t } from "~/text/post";
import { reasons } from "~/text/words";
import { Button } from "~/ui/Button";
import { cx } from "~/ui/cx";
import { lookStyle } from "~/ui/Mark";
import { Panel } from "~/ui/Panel";
import { Pending } from "~/ui/Pending";
import { Segmented } from "~/ui/Segmented";
import { Select } from "~/ui/Select";
import { age, shares, ways } from "./decay";
import { metrics, type PostSearch } from "./postSearch";

const beside = "grid gap-x-8 gap-y-6 max-sm:gap-y-3 lg:grid-cols-2";

/** How fast a post got what it has: its share of the latest figure by its age, and what each day added. A phone shows one of the two. */
export function DecayPanel({ history }: { history: PostHistory }) {
  const { post } = history;
  const metric = useMetrics();
  const platform = usePlatform(post.platform);
  const { drawn, only } = ways(metrics, history);
  const allowed = platform?.derived !== false;
  const [search, change] = useAddress<PostSearch>();
  const [way, setWay] = useState<"soFar" | "eachDay">("soFar");
  const zoom = useZoom();
  const table = search.pace === "table";
  const by = drawn.find((id) => id === search.by) ?? drawn[0] ?? "views";
  const query = useQuery({ ...decayQuery(post.id, by, useView()), enabled: allowed && drawn.length > 0 });
  if (!allowed || only)
    return <Panel title={t.decay}>{said(allowed ? text.posts.onlyReading(day(only ?? "")) : reasons.policy.why)}</Panel>;
  if (drawn.length === 0) return null;
  const data = query.data?.data;
  const label = metric(by)?.label ?? by;
  const posted = data && dayIn(new Date(post.posted_at), data.gains.zone);
  const aside = (
    <span className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Select
        label={t.by}
        value={by}
        onChange={(to) => change({ by: to === drawn[0] ? undefined : (to as DecayMetric) })}
        options={drawn.map((id) => ({ value: id, label: metric(id)?.label ?? id }))}
      />
      <Button look="quiet" onClick={() => change({ pace: table ? undefined : "table" })}>
        {table ? text.charts.chart : text.charts.table}
      </Button>
    </span>
  );
  const charts = data &&
    posted && [
      { way: "soFar", name: t.share(label), series: shares(data, posted), at: (one: string) => t.age(age(one, posted)) },
      { way: "eachDay", name: t.gains(label), series: data.gains },
    ];
  return (
    <Panel title={t.decay} aside={aside}>
      <DataState {...stateOf(query)} state={data ? "ready" : stateOf(query).state} resource="figures" skeleton={<ChartsPending />}>
        {charts && (
          <div style={lookStyle(platform?.look)} className={`mark ${beside}`}>
            <div className="sm:hidden">
              <Segmented
                label={t.way}
                value={way}
                onChange={setWay}
                options={[
                  { value: "soFar", label: t.soFar },
                  { value: "eachDay", label: t.eachDay },
                ]}
              />
            </div>
            {charts.map(({ way: its, ...chart }) => (
              <figure key={its} className={cx("min-w-0", its !== way && "max-sm:hidden")}>
                <figcaption className="mb-4 text-xs font-semibold text-ink-2">{chart.name}</figcaption>
                <Chart {...chart} table={table} {...zoom} />
              </figure>
            ))}
          </div>
        )}
      </DataState>
    </Panel>
  );
}

/** Stands where there is nothing to draw: no chart, and nothing to choose. */
const said = (why: string) => <p className="text-sm text-ink-2">{why}</p>;

/** As high as the charts that come. */
function ChartsPending() {
  const chart = (look: string) => (
    <div className={look}>
      <Pending className="mb-4 h-4 w-40" />
      <Pending className="h-chart w-full" />
    </div>
  );
  return (
    <div className={beside}>
      <Pending className="h-8 w-36 sm:hidden" />
      {chart("")}
      {chart("max-sm:hidden")}
    </div>
  );
}
