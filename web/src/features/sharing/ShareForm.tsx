import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { connectionsQuery } from "~/api/connections";
import { inviteToShare } from "~/api/sharing";
import { PlatformName } from "~/features/platform/PlatformName";
import { text } from "~/text";
import { Button } from "~/ui/Button";
import { Check } from "~/ui/Check";
import { Field } from "~/ui/Field";
import { Once } from "~/ui/Once";

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Chooses accounts and an end, and makes the link that an agency is handed. */
export function ShareForm() {
  const accounts = useQuery(connectionsQuery).data?.data.connections.filter((c) => c.state !== "disconnected") ?? [];
  const [link, setLink] = useState("");
  const act = useMutation({
    mutationFn: (form: FormData) => inviteToShare(form.getAll("connection").map(String), String(form.get("until"))),
    onSuccess: setLink,
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    act.mutate(new FormData(event.currentTarget));
  };
  const t = text.sharing;
  return (
    <form onSubmit={submit} className="grid max-w-120 gap-4">
      <fieldset className="grid gap-2">
        <legend className="mb-1.5 text-sm font-medium">{t.accounts}</legend>
        {accounts.map((c) => (
          <Check
            key={c.id}
            name="connection"
            value={c.id}
            defaultChecked
            label={
              <>
                <PlatformName id={c.platform} /> <span className="text-ink-2">@{c.handle}</span>
              </>
            }
          />
        ))}
      </fieldset>
      <Field label={t.until} name="until" type="date" required min={day(1)} max={day(364)} defaultValue={day(90)} />
      <Button type="submit" look="strong" disabled={act.isPending || accounts.length === 0} className="h-10">
        {t.make}
      </Button>
      <p role="alert" className="text-sm text-bad">
        {act.isError ? act.error.message : ""}
      </p>
      {link && <Once says={t.once} value={link} />}
    </form>
  );
}
