import { useQuery } from "@tanstack/react-query";
import { type AccountAudience, type BestMetric, bestTimeQuery } from "~/api/audience";
import { useMetrics } from "~/api/metrics";
import { usePlatforms } from "~/api/platforms";
import { useAddress } from "~/features/address/useAddress";
import { useView } from "~/features/looking/view";
import { Handle } from "~/features/platform/Handle";
import { PlatformName } from "~/features/platform/PlatformName";
import { DataState } from "~/features/state/DataState";
import { stateOf } from "~/features/state/stateOf";
import { exact } from "~/format/number";
import { text } from "~/text";
import { audienceText } from "~/text/audience";
import { reasons } from "~/text/words";
import { Button } from "~/ui/Button";
import { lookStyle } from "~/ui/Mark";
import { Panel } from "~/ui/Panel";
import { Pending } from "~/ui/Pending";
import { Select } from "~/ui/Select";
import { PartHead } from "./PartHead";
import { PostingPart } from "./PostingPart";
import { type AudienceSearch, metrics } from "./search";
import { WeekGrid } from "./WeekGrid";
import { WeekTable } from "./WeekTable";

const t = audienceText.best;

/** Where it stands on the page. */
export const BEST = "best-time";

/** What posts of one account got by the hour of the week in which they were published, 7 × 24 with how many posts each hour has, and by their type. */
export function BestTimePanel({ accounts }: { accounts: AccountAudience[] }) {
  const metric = useMetrics();
  const platforms = usePlatforms();
  const [search, change] = useAddress<AudienceSearch>();
  const { by: asked = "views", table = false } = search;
  const account = accounts.find((a) => a.connection === search.account) ?? accounts[0];
  const platform = platforms.find((p) => p.platform === account?.platform);
  const offered = metrics.filter((m) => metric(m)?.offers.some((o) => o.platform === account?.platform));
  const by = offered.length === 0 || offered.includes(asked) ? asked : "views"; // none: it is not known yet
  const query = useQuery(bestTimeQuery(account?.connection ?? "", by, useView()));
  const data = query.data?.data;
  const refused = data?.cells.some((c) => c.reason === "policy");
  const known = data?.cells.some((c) => c.value !== null);
  const name = metric(by)?.label ?? by;
  const aside = (
    <span className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Select
        label={t.account}
        value={account?.connection ?? ""}
        onChange={(id) => change({ account: id === accounts[0]?.connection ? undefined : id })}
        options={accounts.map((a) => ({
          value: a.connection,
          label: `${platforms.find((p) => p.platform === a.platform)?.name ?? a.platform} @${a.handle}`,
        }))}
      />
      <Select
        label={t.metric}
        value={by}
        onChange={(to) => change({ by: to === "views" ? undefined : (to as BestMetric) })}
        options={offered.map((m) => ({ value: m, label: metric(m)?.label ?? m }))}
      />
    </span>
  );
  return (
    <Panel id={BEST} className="scroll-mt-24" title={audienceText.posting} aside={aside}>
      <PartHead title={t.title}>
        <Button look="quiet" onClick={() => change({ table: !table || undefined })}>
          {table ? text.charts.chart : text.charts.table}
        </Button>
      </PartHead>
      <DataState
        {...stateOf(query)}
        state={data ? "ready" : stateOf(query).state}
        resource="figures"
        skeleton={<Pending className="h-[15.3rem] sm:h-85" />}
      >
        {data && refused && <p className="text-sm text-ink-2">{reasons.policy.why}</p>}
        {data && !refused && (
          <div style={lookStyle(platform?.look)} className="mark grid gap-3">
            <p className="max-w-prose text-sm text-ink-2">{known ? t.lead(data.minimum) : t.notEnough}</p>
            {table ? (
              <WeekTable name={name} cells={data.cells} />
            ) : (
              <WeekGrid key={`${account?.connection} ${by}`} name={name} cells={data.cells} />
            )}
            <p className="text-xs text-ink-3">
              {account && (
                <>
                  <PlatformName id={account.platform} /> <Handle of={account} />
                  {text.joiner}
                </>
              )}
              {t.formula(data.formula, exact(data.posts), data.zone.replaceAll("_", " "))}
            </p>
          </div>
        )}
      </DataState>
      <div style={lookStyle(platform?.look)} className="mark">
        {account && <PostingPart account={account} by={by} />}
      </div>
    </Panel>
  );
}
