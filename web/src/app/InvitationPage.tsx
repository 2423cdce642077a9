import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { ApiError } from "~/api/error";
import { accept, invitationQuery } from "~/api/sharing";
import { date } from "~/format/date";
import { text } from "~/text";
import { invitationText } from "~/text/entry";
import { Button } from "~/ui/Button";
import { Field } from "~/ui/Field";
import { LoadFailed } from "~/ui/LoadFailed";
import { Pending } from "~/ui/Pending";
import { Brand } from "./Brand";

/** Where a link leads. What it opens with stands behind the #, and so never reaches a server's log. */
export function InvitationPage() {
  const [token] = useState(() => window.location.hash.slice(1));
  const { data: link, error, isPending, refetch } = useQuery(invitationQuery(token));
  const navigate = useNavigate();
  const act = useMutation({
    mutationFn: (form: FormData) => accept(token, Object.fromEntries([...form].map(([k, v]) => [k, String(v)]))),
    onSuccess: () =>
      navigate({ href: link?.kind === "share" ? "/roster" : link?.kind === "password" ? "/signin" : "/dashboard", replace: true }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    act.mutate(new FormData(event.currentTarget));
  };
  const t = invitationText;
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <title>{`${t.title} · ${text.brand}`}</title>
      <div className="grid w-full max-w-96 gap-4">
        <Brand className="text-[2.6rem]" />
        <h1 className="text-lg font-semibold">{link ? t.lead(link.kind, link.from, link.agency) : t.title}</h1>
        {isPending && <Pending className="h-24" />}
        {error &&
          !link &&
          (notGood(error) ? <p role="alert">{t.invalid}</p> : <LoadFailed says={busy(error)} again={() => void refetch()} />)}
        {link && (
          <form onSubmit={submit} className="grid gap-4">
            {link.kind === "share" && (
              <p className="text-ink-2">
                {t.shows(link.accounts.map((a) => `@${a.handle}`).join(", "), date(link.until ?? link.expires_at, new Date()))}
              </p>
            )}
            {link.kind === "join" && (
              <>
                <Field
                  label={text.signIn.email}
                  name="email"
                  type="email"
                  required
                  readOnly={!!link.email}
                  defaultValue={link.email}
                  autoComplete="username"
                />
                <Field label={t.name} name="name" required maxLength={100} autoComplete="name" />
              </>
            )}
            {link.kind !== "share" && (
              <Field label={t.password} name="password" type="password" required minLength={8} autoComplete="new-password" />
            )}
            <p role="alert" className="text-sm text-bad">
              {act.isError ? refusal(act.error) : ""}
            </p>
            <Button type="submit" look="strong" disabled={act.isPending} className="h-10">
              {t.act}
            </Button>
          </form>
        )}
      </div>
    </main>
  );
}

/** Whether the server said of the link itself that it opens nothing. Any other failure says nothing about the link. */
function notGood(error: Error): boolean {
  return error instanceof ApiError && (error.code === "invitation" || error.status === 422);
}

/** What the server says where too many links were tried from here. */
function busy(error: Error): string | undefined {
  return error instanceof ApiError && error.code === "too_many" ? error.message : undefined;
}

function refusal(error: Error): string {
  if (error instanceof ApiError && error.code === "not_signed_in") return invitationText.signInFirst;
  return error.message;
}
