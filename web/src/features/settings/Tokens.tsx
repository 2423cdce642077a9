import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { makeToken, revokeToken, type Token, type TokenScope, tokensQuery } from "~/api/settings";
import { useProof } from "~/features/proof/useProof";
import { date, moment } from "~/format/date";
import { text } from "~/text";
import { settingsText } from "~/text/settings";
import { Awaited } from "~/ui/Awaited";
import { Check } from "~/ui/Check";
import { Field } from "~/ui/Field";
import { FormEnd } from "~/ui/FormEnd";
import { FormSelect } from "~/ui/FormSelect";
import { submitted } from "~/ui/formData";
import { Once } from "~/ui/Once";
import { Panel } from "~/ui/Panel";
import { SureButton } from "~/ui/SureButton";

const t = settingsText.tokens;
const lives = [7, 30, 90, 366];

/** One's API tokens: what each may do and until when. The text of a new one is shown once. */
export function Tokens() {
  const tokens = useQuery(tokensQuery);
  const { proven, dialog } = useProof();
  const [made, setMade] = useState("");
  const act = useMutation({
    mutationFn: (form: FormData) => {
      const scopes = form.getAll("scope") as TokenScope[];
      if (scopes.length === 0) throw new Error(t.oneScope);
      return proven(() => makeToken(String(form.get("name")), scopes, Number(form.get("days"))));
    },
    onMutate: () => setMade(""),
    onSuccess: setMade,
  });
  return (
    <Panel title={t.title}>
      <p className="max-w-prose text-sm text-ink-2">{t.lead}</p>
      <Awaited query={tokens} className="mt-3 h-5" />
      {tokens.data?.length === 0 && <p className="mt-3 text-sm text-ink-3">{t.none}</p>}
      <ul className="mt-2 divide-y divide-line">
        {tokens.data?.map((token) => (
          <Line key={token.id} token={token} />
        ))}
      </ul>
      <form onSubmit={submitted((form) => act.mutate(form))} className="mt-4 grid max-w-120 gap-4 border-t border-line pt-4">
        <Field label={t.name} name="name" required maxLength={100} autoComplete="off" />
        <fieldset className="grid gap-1.5">
          <legend className="mb-1.5 text-sm font-medium">{t.scopes}</legend>
          <Check label={t.read} name="scope" value="read" defaultChecked />
          <Check label={t.sync} name="scope" value="sync" />
        </fieldset>
        <FormSelect label={t.days} name="days" defaultValue="90" options={lives.map((n) => ({ value: String(n), label: t.daysOf(n) }))} />
        <FormEnd error={act.isError ? act.error.message : ""} busy={act.isPending}>
          {t.make}
        </FormEnd>
      </form>
      {made && (
        <div className="mt-4">
          <Once says={t.once} value={made} />
        </div>
      )}
      {dialog}
    </Panel>
  );
}

function Line({ token }: { token: Token }) {
  const now = new Date();
  const may = token.scopes.map((scope) => (scope === "sync" ? t.sync : t.read)).join(", ");
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2.5 text-sm" data-token={token.id}>
      <span className="grid min-w-0">
        <span>
          <b className="font-medium">{token.name}</b> <code className="text-ink-3">{token.prefix}…</code>
        </span>
        <span className="text-xs text-ink-3">
          {[may, t.until(date(token.expires_at, now)), token.last_used_at ? t.used(moment(token.last_used_at, now)) : t.unused].join(
            text.joiner,
          )}
        </span>
      </span>
      <SureButton
        look="quiet"
        label={t.revokeOf(token.name)}
        title={t.revokeAsk(token.name)}
        lead={t.revokeBody}
        run={() => revokeToken(token.id)}
        done={t.revoked(token.name)}
        failed={settingsText.refused}
      >
        {t.revoke}
      </SureButton>
    </li>
  );
}
