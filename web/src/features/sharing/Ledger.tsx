import { useQuery } from "@tanstack/react-query";
import { grantsQuery, invitationsQuery, withdraw } from "~/api/sharing";
import { DataState } from "~/features/state/DataState";
import { date } from "~/format/date";
import { sharingText } from "~/text/sharing";
import { Pending } from "~/ui/Pending";
import { GrantLine } from "./GrantLine";
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
  if (!grants.length && !open.length) return <p className="min-h-24 text-sm text-ink-2">{t.nobody}</p>; // as high as what stood for it
  const seeing = new Set(grants.filter((g) => g.live).map((g) => g.agency.id));
  return (
    <ul className="divide-y divide-line text-sm">
      {open.map((l) => (
        <OpenLink key={l.id} says={t.openLink(date(l.expires_at, now))} lead={t.withdrawBody} withdraw={() => withdraw(l.id)} />
      ))}
      {grants.map((g, i) => (
        <GrantLine
          key={g.id}
          grant={g}
          last={!seeing.has(g.agency.id) && grants.findIndex((x) => x.agency.id === g.agency.id) === i}
          now={now}
        />
      ))}
    </ul>
  );
}
