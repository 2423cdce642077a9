import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { setUp } from "~/api/session";
import { text } from "~/text";
import { invitationText, setUpText } from "~/text/entry";
import { Button } from "~/ui/Button";
import { Field } from "~/ui/Field";
import { Brand } from "./Brand";

/** Where the first administrator of an installation begins, with the one-time code that the server printed at its start. */
export function SetUpPage() {
  const navigate = useNavigate();
  const act = useMutation({
    mutationFn: (form: FormData) => {
      const said = (name: string) => String(form.get(name));
      return setUp({ code: said("code").trim(), email: said("email"), name: said("name"), password: said("password") });
    },
    onSuccess: () => navigate({ to: "/health", replace: true }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    act.mutate(new FormData(event.currentTarget));
  };
  const t = setUpText;
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <title>{`${t.title} · ${text.brand}`}</title>
      <div className="grid w-full max-w-96 gap-4">
        <Brand className="text-[2.6rem]" />
        <h1 className="text-lg font-semibold">{t.title}</h1>
        <p className="text-ink-2">{t.lead}</p>
        <form onSubmit={submit} className="grid gap-4">
          <Field label={t.code} name="code" required autoComplete="one-time-code" maxLength={64} />
          <Field label={text.signIn.email} name="email" type="email" required autoComplete="username" />
          <Field label={invitationText.name} name="name" required maxLength={100} autoComplete="name" />
          <Field label={invitationText.password} name="password" type="password" required minLength={8} autoComplete="new-password" />
          <p role="alert" className="min-h-5 text-sm text-bad">
            {act.isError ? act.error.message : ""}
          </p>
          <Button type="submit" look="strong" disabled={act.isPending} className="h-10">
            {t.act}
          </Button>
        </form>
      </div>
    </main>
  );
}
