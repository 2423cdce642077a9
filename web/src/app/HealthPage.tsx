import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { budgetsQuery, healthQuery } from "~/api/health";
import { usePlatforms } from "~/api/platforms";
import { FreshnessTable } from "~/features/health/FreshnessTable";
import { HeadFigures } from "~/features/health/HeadFigures";
import { PlatformStates } from "~/features/health/PlatformStates";
import { SuccessTable } from "~/features/health/SuccessTable";
import { Unread } from "~/features/health/Unread";
import { useNames } from "~/features/platform/useNames";
import { moment } from "~/format/date";
import { exact } from "~/format/number";
import { text } from "~/text";
import { healthText } from "~/text/health";
import { operateText } from "~/text/operate";
import { setupText } from "~/text/setup";
import { causes } from "~/text/words";
import { Awaited } from "~/ui/Awaited";
import { buttonLook } from "~/ui/Button";
import { Panel } from "~/ui/Panel";
import { Pending } from "~/ui/Pending";
import { Ruled } from "~/ui/Ruled";
import { PageHead } from "./PageHead";

const t = healthText;

/** An administrator's page: whether syncs come as promised, what keeps them from it, how each platform stands, and how many limits are reached. */
export function HealthPage() {
  const health = useQuery(healthQuery);
  const budgets = useQuery(budgetsQuery);
  const { name } = useNames();
  const platforms = usePlatforms();
  const { data } = health;
  const now = new Date(data?.generated_at ?? Date.now());
  return (
    <div className="grid gap-5">
      <PageHead title={t.title}>
        <p className="text-sm text-ink-2">{t.lead}</p>
      </PageHead>
      {health.isError && <Unread since={data?.generated_at} again={health.refetch} />}
      {!data && !health.isError && <Pending className="h-64" />}
      {platforms.length > 0 && !platforms.some((p) => p.configured) && (
        <Ruled title={setupText.none} urgent>
          <Link to="/platforms" className={`${buttonLook("plain")} mt-1.5`}>
            {setupText.goOn}
          </Link>
        </Ruled>
      )}
      {data && (
        <>
          <HeadFigures health={data} />
          <Panel title={t.success} aside={t.promise}>
            <SuccessTable success={data.success} />
            {data.thin_runs > 0 && (
              <p className="mt-3 text-sm text-warn">
                {t.thin(exact(data.thin_runs))}{" "}
                <Link to="/runs" search={{ status: "success" }} className="underline underline-offset-4">
                  {text.nav.runs}
                </Link>
              </p>
            )}
          </Panel>
          <Panel title={t.failing} aside={queueWords(data.queue, now)}>
            {data.failing.length === 0 && <p className="text-ink-2">{t.noneFailing}</p>}
            {data.failing.map((f) => (
              <div key={`${f.platform} ${f.cause} ${f.state}`} className="border-t border-line py-3 first:border-0" data-cause={f.cause}>
                <p className="flex flex-wrap items-baseline justify-between gap-x-4">
                  <span className="font-medium">
                    {t.group(name(f.platform), exact(f.connections), f.cause ? causes[f.cause] : t.unknown)}
                  </span>
                  <Link
                    to="/accounts"
                    search={{ platform: f.platform, state: f.state, cause: f.cause || undefined }}
                    className="text-sm underline decoration-line-2 underline-offset-4"
                  >
                    {t.which}
                  </Link>
                </p>
                <p className="text-sm text-ink-2">{f.next_step}</p>
                <p className="text-xs text-ink-3">
                  {t.affair(operateText.blame[f.blame] ?? f.blame)}
                  {text.joiner}
                  {f.until ? t.until(moment(f.until, now)) : t.untilUnknown}
                </p>
              </div>
            ))}
          </Panel>
          <PlatformStates now={now} failing={data.failing} />
          <Panel title={t.freshness}>
            {data.freshness.length === 0 ? (
              <p className="text-sm text-ink-2">{t.noFreshness}</p>
            ) : (
              <FreshnessTable freshness={data.freshness} now={now} />
            )}
          </Panel>
        </>
      )}
      {(data || health.isError) && (
        <Panel title={t.quotas}>
          <Awaited query={budgets} className="h-5" />
          {budgets.data && (
            <p className="flex flex-wrap items-baseline gap-x-4 text-sm text-ink-2">
              {t.closedOf(budgets.data.budgets.filter((b) => b.closed).length)}
              <Link to="/quotas" className="underline decoration-line-2 underline-offset-4 hover:text-ink">
                {t.quotasAll}
              </Link>
            </p>
          )}
        </Panel>
      )}
    </div>
  );
}

function queueWords(
  { due, queued, running, oldest_at: oldest }: { due: number; queued: number; running: number; oldest_at: string | null },
  now: Date,
) {
  return [t.queue(exact(due), exact(queued), exact(running)), oldest && t.waits(moment(oldest, now))].filter(Boolean).join(text.joiner);
}
