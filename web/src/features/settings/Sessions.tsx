import { useMutation, useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { endSession, type SessionRow, sessionsQuery, signOutEverywhere } from "~/api/settings";
import { date, moment } from "~/format/date";
import { text } from "~/text";
import { settingsText } from "~/text/settings";
import { Awaited } from "~/ui/Awaited";
import { Button } from "~/ui/Button";
import { Dialog } from "~/ui/Dialog";
import { Dot } from "~/ui/Dot";
import { useHandOver } from "~/ui/focus";
import { Panel } from "~/ui/Panel";
import { toast } from "~/ui/toast";

const t = settingsText.sessions;

/** Every place where one is signed in, and the ways to end one or all. */
export function Sessions() {
  const sessions = useQuery(sessionsQuery);
  const [asking, setAsking] = useState(false);
  const everywhere = useMutation({ mutationFn: signOutEverywhere, onError: () => toast("error", settingsText.refused) });
  return (
    <Panel title={t.title}>
      <Awaited query={sessions} className="h-24" />
      <ul className="mb-4 divide-y divide-line">
        {sessions.data?.map((session) => (
          <Line key={session.id} session={session} />
        ))}
      </ul>
      <Button look="danger" onClick={() => setAsking(true)}>
        {t.everywhere}
      </Button>
      {asking && (
        <Dialog title={t.everywhereOf} lead={t.everywhereBody} onClose={() => setAsking(false)}>
          <div className="flex justify-end gap-3">
            <Button onClick={() => setAsking(false)}>{text.cancel}</Button>
            <Button look="danger" disabled={everywhere.isPending} onClick={() => everywhere.mutate()}>
              {t.everywhere}
            </Button>
          </div>
        </Dialog>
      )}
    </Panel>
  );
}

function Line({ session }: { session: SessionRow }) {
  const end = useMutation({ mutationFn: endSession, onError: () => toast("error", settingsText.refused) });
  const line = useRef<HTMLLIElement>(null);
  useHandOver(line);
  const now = new Date();
  return (
    <li ref={line} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2.5 text-sm" data-session={session.id}>
      <span className="flex items-center gap-2">
        <Dot tone={session.current ? "good" : "none"} />
        <span className="font-medium">{session.agent}</span>
        <span className="text-ink-3">
          {session.current ? t.here : t.seen(moment(session.seen_at, now))}
          {text.joiner}
          {t.since(date(session.created_at, now))}
        </span>
      </span>
      {!session.current && (
        <Button
          look="quiet"
          aria-disabled={end.isPending}
          aria-label={t.endOf(session.agent)}
          onClick={() => !end.isPending && end.mutate(session.id)}
        >
          {t.end}
        </Button>
      )}
    </li>
  );
}
