import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { saidBy } from "~/api/error";
import { changePerson, endPersonSessions, type PersonRow, passwordLink, type Role } from "~/api/people";
import { date } from "~/format/date";
import { text } from "~/text";
import { peopleText as t } from "~/text/people";
import { Button } from "~/ui/Button";
import { Confirm } from "~/ui/Confirm";
import { Dot } from "~/ui/Dot";
import { Once } from "~/ui/Once";
import { toast } from "~/ui/toast";

interface Props {
  person: PersonRow;
  own: boolean;
  proven: <T>(act: () => Promise<T>) => Promise<T>;
}

type Asking = { kind: "role"; role: Role } | { kind: "disable" } | null;

/** One person: how they stand, and what an administrator can do about it. Oneself can only be looked at. */
export function PersonLine({ person, own, proven }: Props) {
  const [asking, setAsking] = useState<Asking>(null);
  const [link, setLink] = useState("");
  const name = person.name || person.email;
  const refused = (error: Error) => toast("error", saidBy(error, t.refused));
  const change = useMutation({
    mutationFn: (what: { role?: Role; disabled?: boolean }) => proven(() => changePerson(person.id, what)),
    onSuccess: (_, what) => (what.disabled === false ? toast("success", t.enabled(name)) : undefined),
    onError: refused,
    onSettled: () => setAsking(null),
  });
  const out = useMutation({
    mutationFn: () => endPersonSessions(person.id),
    onSuccess: () => toast("success", t.signedOut(name)),
    onError: refused,
  });
  const reset = useMutation({ mutationFn: () => proven(() => passwordLink(person.id)), onSuccess: setLink, onError: refused });
  const now = new Date();
  const stands = person.disabled_at ? t.disabledSince(date(person.disabled_at, now)) : t.since(date(person.created_at, now));
  return (
    <li className="grid gap-2 py-3" data-person={person.email}>
      <div className="grid items-center gap-x-4 gap-y-2 md:grid-cols-[minmax(0,1fr)_9.5rem_21rem]">
        <span className="grid min-w-0">
          <span className="flex items-center gap-2">
            <Dot tone={person.disabled_at ? "none" : "good"} />
            <b className="truncate font-medium">{name}</b>
            {own && <span className="text-xs text-ink-3">{t.you}</span>}
          </span>
          <span className="truncate pl-4 text-xs text-ink-3">
            {person.email}
            {text.joiner}
            {stands}
          </span>
        </span>
        <select
          aria-label={t.roleOf(name)}
          disabled={own || change.isPending}
          value={person.role}
          onChange={(event) => setAsking({ kind: "role", role: event.target.value as Role })}
          className="min-h-8 justify-self-start rounded-control border border-edge bg-surface px-2 text-sm disabled:opacity-55"
        >
          {Object.entries(t.roles).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        {!own && (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
          <span role="group" aria-label={t.acts(name)} className="flex flex-wrap gap-x-4">
            <Button look="quiet" disabled={out.isPending} onClick={() => out.mutate()}>
              {t.signOut}
            </Button>
            <Button look="quiet" disabled={reset.isPending} onClick={() => reset.mutate()}>
              {t.resetPassword}
            </Button>
            {person.disabled_at ? (
              <Button look="quiet" disabled={change.isPending} onClick={() => change.mutate({ disabled: false })}>
                {t.enable}
              </Button>
            ) : (
              <Button look="quiet" onClick={() => setAsking({ kind: "disable" })}>
                {t.disable}
              </Button>
            )}
          </span>
        )}
      </div>
      {link && <Once says={t.resetOnce(name)} value={link} />}
      {asking && (
        <Confirm
          title={asking.kind === "role" ? t.changeRole(name, asking.role) : t.disableOf(name)}
          lead={asking.kind === "role" ? t.changeRoleBody : t.disableBody}
          act={asking.kind === "role" ? t.change : t.disable}
          busy={change.isPending}
          onAct={() => change.mutate(asking.kind === "role" ? { role: asking.role } : { disabled: true })}
          onClose={() => setAsking(null)}
        />
      )}
    </li>
  );
}
