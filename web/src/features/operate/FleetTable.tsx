import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { type AdminConnection, operate } from "~/api/operate";
import { PlatformName } from "~/features/platform/PlatformName";
import { date, moment } from "~/format/date";
import { operateText } from "~/text/operate";
import { Button, buttonLook } from "~/ui/Button";
import { Confirm } from "~/ui/Confirm";
import { Dot } from "~/ui/Dot";
import { ScrollTable } from "~/ui/ScrollTable";
import { toast } from "~/ui/toast";
import { causes, connectionStates } from "~/words";

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
  const [asking, setAsking] = useState(false);
  const act = useMutation({
    mutationFn: (what: "pause" | "resume" | "retry") => operate(c.id, what),
    onSuccess: (_, what) => toast("success", t.done[what]),
    onError: (error) => toast("error", error.message || operateText.refused),
    onSettled: () => setAsking(false),
  });
  const now = new Date();
  const name = operateText.short(c.id);
  const quiet = (what: "resume" | "retry") => (
    <Button look="quiet" disabled={act.isPending} aria-label={t.actOf(t[what], name)} onClick={() => act.mutate(what)}>
      {t[what]}
    </Button>
  );
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
        <span className="flex gap-3.5">
          <Link to="/runs" search={{ connection: c.id }} aria-label={t.actOf(t.log, name)} className={buttonLook("quiet")}>
            {t.log}
          </Link>
          {c.state === "paused" ? (
            quiet("resume")
          ) : (
            <>
              {quiet("retry")}
              <Button look="quiet" aria-label={t.actOf(t.pause, name)} onClick={() => setAsking(true)}>
                {t.pause}
              </Button>
            </>
          )}
        </span>
        {asking && (
          <Confirm
            title={t.pauseOf}
            lead={t.pauseBody}
            act={t.pause}
            busy={act.isPending}
            onAct={() => act.mutate("pause")}
            onClose={() => setAsking(false)}
          />
        )}
      </td>
    </tr>
  );
}
