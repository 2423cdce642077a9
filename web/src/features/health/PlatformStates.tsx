import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type AdminPlatform, operatePlatform, platformStatesQuery } from "~/api/operate";
import type { components } from "~/api/schema.gen";
import { type Act, Acts } from "~/features/operate/Acts";
import { syncs } from "~/features/operate/syncs";
import { PlatformName } from "~/features/platform/PlatformName";
import { moment } from "~/format/date";
import { healthText } from "~/text/health";
import { Awaited } from "~/ui/Awaited";
import { buttonLook } from "~/ui/Button";
import { Dot } from "~/ui/Dot";
import { Panel } from "~/ui/Panel";
import { ScrollTable } from "~/ui/ScrollTable";

type Failing = components["schemas"]["Failing"];

const t = healthText.platforms;

/** Each platform as a whole: how its accounts stand, and a way to stop and to resume the reading of all of them. */
export function PlatformStates({ now, failing }: { now: Date; failing: Failing[] }) {
  const { data, isError, refetch } = useQuery(platformStatesQuery);
  return (
    <Panel title={t.title}>
      {!data && <Awaited failed={isError} again={() => void refetch()} className="h-40" />}
      {data && (
        <ScrollTable name={t.title} head={[t.platform, t.state, t.connected, t.failing, t.paused, t.acts]}>
          {data.map((platform) => (
            <Row key={platform.platform} platform={platform} failing={failing.filter((f) => f.platform === platform.platform)} now={now} />
          ))}
        </ScrollTable>
      )}
    </Panel>
  );
}

function Row({ platform: p, failing, now }: { platform: AdminPlatform; failing: Failing[]; now: Date }) {
  const acts: Act[] = p.paused ? ["resume"] : failing.some((f) => syncs(f.state)) ? ["pause", "retry"] : ["pause"];
  const creators = failing.length > 0 && failing.every((f) => f.state === "needs_reconnect");
  return (
    <tr className="border-t border-line" data-platform={p.platform} data-paused={p.paused}>
      <th scope="row" className="py-2.5 pr-5 font-medium whitespace-nowrap">
        <PlatformName id={p.platform} />
      </th>
      <td className="pr-5 whitespace-nowrap">
        <span className="inline-flex items-center gap-2">
          <Dot tone={p.paused ? "warn" : p.configured ? "good" : "none"} />
          {p.paused_since ? t.pausedSince(moment(p.paused_since, now)) : p.configured ? t.reads : t.unconfigured}
        </span>
      </td>
      <td className="pr-5">{p.connections}</td>
      <td className={p.failing ? "pr-5 text-warn" : "pr-5"}>
        {p.failing} {creators && <span className="text-xs whitespace-nowrap text-ink-3">{t.creators}</span>}
      </td>
      <td className="pr-5">{p.paused_connections}</td>
      <td className="py-1 whitespace-nowrap">
        {p.configured ? (
          <Acts
            name={p.name}
            words={t}
            acts={acts}
            question={{ title: t.pauseOf(p.name), lead: t.pauseBody(p.connections) }}
            run={(act) => operatePlatform(p.platform, act)}
            done={(act, retried) => t.done[act](p.name, retried)}
          />
        ) : (
          <Link to="/platforms" hash={p.platform} className={buttonLook("quiet")} aria-label={t.actOf(t.setUp, p.name)}>
            {t.setUp}
          </Link>
        )}
      </td>
    </tr>
  );
}
