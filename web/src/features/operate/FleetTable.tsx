import { Link } from "@tanstack/react-router";
import { type AdminConnection, operate } from "~/api/operate";
import { toneOf } from "~/features/accounts/standing";
import { PlatformName } from "~/features/platform/PlatformName";
import { date, moment } from "~/format/date";
import { operateText } from "~/text/operate";
import { causes, connectionStates } from "~/text/words";
import { buttonLook } from "~/ui/Button";
import { cx } from "~/ui/cx";
import { Dot } from "~/ui/Dot";
import { ScrollTable, wideOnly } from "~/ui/ScrollTable";
import { Acts } from "./Acts";
import { syncs } from "./syncs";

const t = operateText.accounts;

/** Connections with how they stand, the next step, and what an operator can do. On a phone the acts stand under the account, the cause under the state. */
export function FleetTable({ connections }: { connections: AdminConnection[] }) {
  return (
    <ScrollTable
      name={t.title}
      head={[t.account, t.state, t.cause, t.synced, t.since, t.acts]}
      spare={[t.cause, t.synced, t.since, t.acts]}
    >
      {connections.map((c) => (
        <FleetRow key={c.id} connection={c} />
      ))}
    </ScrollTable>
  );
}

function FleetRow({ connection: c }: { connection: AdminConnection }) {
  const now = new Date();
  const synced = c.synced_at ? moment(c.synced_at, now) : t.never;
  return (
    <tr className="border-t border-line align-top" data-connection={c.id} data-state={c.state}>
      <th scope="row" className="py-2.5 pr-5 font-medium sm:whitespace-nowrap">
        <PlatformName id={c.platform} /> <code className="text-xs font-normal text-ink-3">{operateText.short(c.id)}</code>
        <span className="block pt-1 sm:hidden">
          <FleetActs connection={c} />
        </span>
      </th>
      <td className="py-2.5 sm:pr-5 sm:whitespace-nowrap">
        <span className="inline-flex items-center gap-2">
          <Dot tone={toneOf(c.state, c.cause)} />
          {connectionStates[c.state]}
        </span>
        <span className="block text-xs text-ink-3 sm:hidden">{t.syncedAt(synced)}</span>
        <span className="mt-1 block text-sm sm:hidden">
          <Cause of={c} now={now} />
        </span>
      </td>
      <td className={cx("min-w-64 py-2.5 pr-5", wideOnly)}>
        <Cause of={c} now={now} />
      </td>
      <td className={cx("py-2.5 pr-5 whitespace-nowrap", wideOnly)}>{synced}</td>
      <td className={cx("py-2.5 pr-5 whitespace-nowrap", wideOnly)}>{date(c.connected_at, now)}</td>
      <td className={cx("py-1.5 whitespace-nowrap", wideOnly)}>
        <FleetActs connection={c} />
      </td>
    </tr>
  );
}

/** What keeps a connection from being read, what comes next, and until when its data is kept. */
function Cause({ of: c, now }: { of: AdminConnection; now: Date }) {
  return (
    <>
      {c.cause ? causes[c.cause] : ""}
      {c.cause_until && <span className="text-ink-3"> {t.until(moment(c.cause_until, now))}</span>}
      {c.next_step && <span className="block text-xs text-ink-3">{c.next_step}</span>}
      {c.purge_at && <span className="block text-xs text-warn">{t.purge(moment(c.purge_at, now))}</span>}
    </>
  );
}

function FleetActs({ connection: c }: { connection: AdminConnection }) {
  const name = operateText.short(c.id);
  return (
    <>
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
      {c.state === "needs_reconnect" && <span className="block pt-1 text-xs font-normal text-ink-3">{t.creators}</span>}
    </>
  );
}
