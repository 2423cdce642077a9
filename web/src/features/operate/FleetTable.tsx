import { Link } from "@tanstack/react-router";
import { type AdminConnection, operate } from "~/api/operate";
import { PlatformName } from "~/features/platform/PlatformName";
import { date, moment } from "~/format/date";
import { operateText } from "~/text/operate";
import { buttonLook } from "~/ui/Button";
import { Dot } from "~/ui/Dot";
import { ScrollTable } from "~/ui/ScrollTable";
import { causes, connectionStates } from "~/words";
import { Acts } from "./Acts";
import { syncs } from "./syncs";

const t = operateText.accounts;
const calm = ["active", "connecting"];

/** Connections with how they stand, the next step, and what an operator can do. */
export function FleetTable({ connections }: { connections: AdminConnection[] }) {
  return (
    <ScrollTable name={t.title} head={[t.account, t.state, t.cause, t.synced, t.since, t.acts]}>
      {connections.map((c) => (
        <FleetRow key={c.id} connection={c} />
      ))}
    </ScrollTable>
  );
}

function FleetRow({ connection: c }: { connection: AdminConnection }) {
  const now = new Date();
  const name = operateText.short(c.id);
  return (
    <tr className="border-t border-line align-top" data-connection={c.id} data-state={c.state}>
      <th scope="row" className="py-2.5 pr-5 font-medium whitespace-nowrap">
        <PlatformName id={c.platform} /> <code className="text-xs font-normal text-ink-3">{name}</code>
      </th>
      <td className="py-2.5 pr-5 whitespace-nowrap">
        <span className="inline-flex items-center gap-2">
          <Dot tone={calm.includes(c.state) ? (c.cause ? "warn" : "good") : c.state === "retrying" ? "warn" : "bad"} />
          {connectionStates[c.state]}
        </span>
      </td>
      <td className="min-w-64 py-2.5 pr-5">
        {c.cause ? causes[c.cause] : ""}
        {c.cause_until && <span className="text-ink-3"> {t.until(moment(c.cause_until, now))}</span>}
        {c.next_step && <span className="block text-xs text-ink-3">{c.next_step}</span>}
        {c.purge_at && <span className="block text-xs text-warn">{t.purge(moment(c.purge_at, now))}</span>}
      </td>
      <td className="py-2.5 pr-5 whitespace-nowrap">{c.synced_at ? moment(c.synced_at, now) : t.never}</td>
      <td className="py-2.5 pr-5 whitespace-nowrap">{date(c.connected_at, now)}</td>
      <td className="py-1.5 whitespace-nowrap">
        <Acts
          name={name}
          words={t}
          acts={c.state === "paused" ? ["resume"] : syncs(c.state) ? ["retry", "pause"] : []}
          question={{ title: t.pauseOf, lead: t.pauseBody }}
          run={(act) => operate(c.id, act)}
          done={(act) => t.done[act]}
        >
          <Link to="/runs" search={{ connection: c.id }} aria-label={t.actOf(t.log, name)} className={buttonLook("quiet")}>
            {t.log}
          </Link>
        </Acts>
        {c.state === "needs_reconnect" && <span className="block pt-1 text-xs text-ink-3">{t.creators}</span>}
      </td>
    </tr>
  );
}
