import { useMutation, useQuery } from "@tanstack/react-query";
import { endGrant, grantsQuery, invitationsQuery, withdraw } from "~/api/sharing";
import { PlatformName } from "~/features/platform/PlatformName";
import { date } from "~/format/date";
import { text } from "~/text";
import { Button } from "~/ui/Button";
import { Pending } from "~/ui/Pending";

/** Who may see what until when; what has ended stays as a line. */
export function Ledger() {
  const { data: grants } = useQuery(grantsQuery);
  const { data: links } = useQuery(invitationsQuery);
  const end = useMutation({ mutationFn: endGrant });
  const drop = useMutation({ mutationFn: withdraw });
  const t = text.sharing;
  if (!grants || !links) return <Pending className="h-24" />; // not known yet: nobody is only said when it is so
  const now = new Date();
  const open = links.filter((l) => l.kind === "share");
  if (!grants.length && !open.length) return <p className="text-sm text-ink-2">{t.nobody}</p>;
  return (
    <ul className="divide-y divide-line text-sm">
      {open.map((l) => (
        <li key={l.id} className="flex flex-wrap items-center justify-between gap-3 py-2">
          <span>{t.openLink(date(l.expires_at, now))}</span>
          <Button look="quiet" onClick={() => drop.mutate(l.id)}>
            {t.withdraw}
          </Button>
        </li>
      ))}
      {grants.map((g) => (
        <li key={g.id} className="flex flex-wrap items-center justify-between gap-3 py-2">
          <span>
            <b className="font-medium">{g.agency.name}</b>
            <span className="text-ink-3">
              {text.joiner}
              {g.ended_at ? t.ended(date(g.ended_at, now)) : t.sees(date(g.given_at, now), date(g.until, now))}
            </span>
            <span className="mt-0.5 flex flex-wrap gap-x-4 text-ink-2">
              {g.connections.map((c) => (
                <span key={c.connection}>
                  <PlatformName id={c.platform} /> @{c.handle}
                </span>
              ))}
            </span>
          </span>
          {g.live && (
            <Button look="danger" onClick={() => end.mutate(g.id)}>
              {t.takeBack}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
