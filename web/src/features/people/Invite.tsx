import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type Agency, inviteToJoin, joinLinksQuery, type Role, withdrawJoin } from "~/api/people";
import { useProof } from "~/features/proof/useProof";
import { OpenLink } from "~/features/sharing/OpenLink";
import { date } from "~/format/date";
import { peopleText as t } from "~/text/people";
import { Awaited } from "~/ui/Awaited";
import { Field } from "~/ui/Field";
import { FormEnd } from "~/ui/FormEnd";
import { FormSelect } from "~/ui/FormSelect";
import { submitted } from "~/ui/formData";
import { Once } from "~/ui/Once";
import { Panel } from "~/ui/Panel";

/** What somebody may become. */
const roles: Role[] = ["creator", "manager", "admin"];

/** Makes a link to join, which is handed over by hand, and lists those that nobody has used yet. */
export function Invite({ agencies }: { agencies: Agency[] }) {
  const open = useQuery(joinLinksQuery);
  const links = open.data ?? [];
  const { proven, dialog } = useProof();
  const [role, setRole] = useState<Role>("creator");
  const [made, setMade] = useState("");
  const act = useMutation({
    mutationFn: (form: FormData) =>
      proven(() => inviteToJoin(role, String(form.get("email") ?? ""), role === "manager" ? String(form.get("agency") ?? "") : "")),
    onMutate: () => setMade(""),
    onSuccess: setMade,
  });
  const now = new Date();
  return (
    <Panel title={t.invite}>
      <form onSubmit={submitted((form) => act.mutate(form))} className="grid max-w-120 gap-4">
        <FormSelect
          label={t.role}
          value={role}
          onChange={(event) => setRole(event.target.value as Role)}
          options={roles.map((r) => ({ value: r, label: t.roles[r] }))}
        />
        {role === "manager" && (
          <FormSelect
            label={t.agency}
            name="agency"
            options={[{ value: "", label: t.noAgency }, ...agencies.map((a) => ({ value: a.id, label: a.name }))]}
          />
        )}
        <Field label={t.email} name="email" type="email" autoComplete="off" />
        <FormEnd error={act.isError ? act.error.message : ""} busy={act.isPending}>
          {t.makeLink}
        </FormEnd>
      </form>
      {made && (
        <div className="mt-4">
          <Once says={t.once} value={made} />
        </div>
      )}
      {open.isError && <Awaited query={open} />}
      {links.length > 0 && (
        <>
          <h3 className="mt-5 text-xs font-medium text-ink-3">{t.openLinks}</h3>
          <ul className="divide-y divide-line text-sm">
            {links.map((l) => (
              <OpenLink
                key={l.id}
                says={t.openLink(l.role ? t.roles[l.role] : "", l.email ?? l.agency ?? "", date(l.expires_at, now))}
                lead={t.withdrawBody}
                withdraw={() => withdrawJoin(l.id)}
              />
            ))}
          </ul>
        </>
      )}
      {dialog}
    </Panel>
  );
}
