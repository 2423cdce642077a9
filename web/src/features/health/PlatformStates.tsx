import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type AdminPlatform, operatePlatform, platformStatesQuery } from "~/api/operate";
import type { components } from "~/api/schema.gen";
import { type Act, Acts } from "~/features/operate/Acts";
import { syncs } from "~/features/operate/syncs";
import { PlatformName } from "~/features/platform/PlatformName";
import { moment } from "~/format/date";
import { exact } from "~/format/number";
import { healthText } from "~/text/health";
import { Awaited } from "~/ui/Awaited";
import { buttonLook } from "~/ui/Button";
import { cx } from "~/ui/cx";
import { Dot } from "~/ui/Dot";
import { Panel } from "~/ui/Panel";
import { ScrollTable, wideOnly } from "~/ui/ScrollTable";

type Failing = components["schemas"]["Failing"];

const t = healthText.platforms;

/** Each platform as a whole: how its accounts stand, and a way to stop and to resume the reading of all of them. */
export function PlatformStates({ now, failing }: { now: Date; failing: Failing[] }) {
  const query = useQuery(platformStatesQuery);
  return (
    <Panel title={t.title}>
      <Awaited query={query} className="h-40" />
      {query.data && (
        <ScrollTable
          name={t.title}
          head={[t.platform, t.state, t.connected, t.failing, t.paused, t.acts]}
          spare={[t.connected, t.failing, t.paused, t.acts]}
        >
          {query.data.map((platform) => (
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
  const actsHere = p.configured ? (
    <Acts
      name={p.name}
      words={t}
      acts={acts}
      question={{ title: t.pauseOf(p.name), lead: t.pauseBody(exact(p.connections)) }}
      run={(act) => operatePlatform(p.platform, act)}
      done={(act, retried) => t.done[act](p.name, exact(retried))}
    />
  ) : (
    <Link to="/platforms" hash={p.platform} className={buttonLook("quiet")} aria-label={t.actOf(t.setUp, p.name)}>
      {t.setUp}
    </Link>
  );
  return (
    <tr className="border-t border-line align-top" data-platform={p.platform} data-paused={p.paused}>
      <th scope="row" className="py-2.5 pr-5 font-medium sm:whitespace-nowrap">
        <PlatformName id={p.platform} />
        <span className="block pt-1 sm:hidden">{actsHere}</span>
      </th>
      <td className="py-2.5 sm:pr-5 sm:whitespace-nowrap">
        <span className="inline-flex items-center gap-2">
          <Dot tone={p.paused ? "warn" : p.configured ? "good" : "none"} />
          {p.paused_since ? t.pausedSince(moment(p.paused_since, now)) : p.configured ? t.reads : t.unconfigured}
        </span>
        <span className="block text-xs text-ink-3 sm:hidden">
          {t.connectedOf(exact(p.connections))}
          {p.failing > 0 && <span className="block text-warn">{t.failingOf(exact(p.failing))}</span>}
          {p.paused_connections > 0 && <span className="block">{t.pausedOf(exact(p.paused_connections))}</span>}
          {creators && t.creators}
        </span>
      </td>
      <td className={cx("py-2.5 pr-5", wideOnly)}>{exact(p.connections)}</td>
      <td className={cx("py-2.5 pr-5", p.failing > 0 && "text-warn", wideOnly)}>
        {exact(p.failing)} {creators && <span className="text-xs whitespace-nowrap text-ink-3">{t.creators}</span>}
      </td>
      <td className={cx("py-2.5 pr-5", wideOnly)}>{exact(p.paused_connections)}</td>
      <td className={cx("py-1 whitespace-nowrap", wideOnly)}>{actsHere}</td>
    </tr>
  );
}
