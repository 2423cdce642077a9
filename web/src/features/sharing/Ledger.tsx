import { useQuery } from "@tanstack/react-query";
import { endGrant, grantsQuery, invitationsQuery, withdraw } from "~/api/sharing";
import { PlatformName } from "~/features/platform/PlatformName";
import { DataState } from "~/features/state/DataState";
import { date } from "~/format/date";
import { text } from "~/text";
import { sharingText } from "~/text/sharing";
import { Pending } from "~/ui/Pending";
import { SureButton } from "~/ui/SureButton";
import { OpenLink } from "./OpenLink";

const t = sharingText;

/** Who may see what until when; what has ended stays as a line. */
export function Ledger() {
  const given = useQuery(grantsQuery);
  const made = useQuery(invitationsQuery);
  const { data: grants } = given;
  const { data: links } = made;
  if (!grants || !links) {
    const state = given.isError || made.isError ? "error" : "loading"; // not known: nobody is only said when it is so
    const retry = () => void Promise.all([given.refetch(), made.refetch()]);
    return <DataState state={state} resource="permissions" skeleton={<Pending className="h-24" />} onRetry={retry} />;
  }
  const now = new Date();
  const open = links.filter((l) => l.kind === "share");
  if (!grants.length && !open.length) return <p className="text-sm text-ink-2">{t.nobody}</p>;
  return (
    <ul className="divide-y divide-line text-sm">
      {open.map((l) => (
        <OpenLink key={l.id} says={t.openLink(date(l.expires_at, now))} lead={t.withdrawBody} withdraw={() => withdraw(l.id)} />
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
            <SureButton
              look="danger"
              label={t.takeBackOf(g.agency.name)}
              title={t.takeBackAsk(g.agency.name)}
              lead={t.takeBackBody}
              run={() => endGrant(g.id)}
              done={t.tookBack(g.agency.name)}
              failed={t.failed}
            >
              {t.takeBack}
            </SureButton>
          )}
        </li>
      ))}
    </ul>
  );
}
