import { useMutation, useQuery } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { ApiError } from "~/api/error";
import { sessionQuery, signIn } from "~/api/session";
import { text } from "~/text";
import { Button } from "~/ui/Button";

const field = "h-10 w-full rounded-control border border-edge bg-surface px-3 text-ink hover:border-ink-3";

/** Email and password, or the other ways in that there are here. Calls back when the person is signed in. */
export function SignInForm({ onDone }: { onDone: () => void }) {
  const act = useMutation({
    mutationFn: (form: FormData) => signIn(String(form.get("email")), String(form.get("password"))),
    onSuccess: onDone,
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    act.mutate(new FormData(event.currentTarget));
  };
  const t = text.signIn;
  const ways = useQuery(sessionQuery).data?.sign_in;
  return (
    <form onSubmit={submit} className="grid gap-4">
      {ways?.setup_needed && (
        <p className="text-sm">
          {t.setUpNeeded}{" "}
          <a href="/setup" className="font-medium underline underline-offset-4">
            {t.setUp}
          </a>
        </p>
      )}
      <label className="grid gap-1.5 text-sm font-medium">
        {t.email}
        <input name="email" type="email" required autoComplete="username" className={field} />
      </label>
      <label className="grid gap-1.5 text-sm font-medium">
        {t.password}
        <input name="password" type="password" required autoComplete="current-password" className={field} />
      </label>
      <p role="alert" className="min-h-5 text-sm text-bad">
        {act.isError ? refusal(act.error) : window.location.search.includes("error=sso") ? t.sso : ""}
      </p>
      <Button type="submit" look="strong" disabled={act.isPending} className="h-10">
        {act.isPending ? t.acting : t.act}
      </Button>
      {ways?.sso_label && (
        <a href="/api/session/sso" className="text-center text-sm font-medium underline underline-offset-4">
          {ways.sso_label}
        </a>
      )}
    </form>
  );
}

function refusal(error: Error): string {
  const t = text.signIn;
  if (!(error instanceof ApiError)) return t.other;
  if (error.status === 0) return error.message;
  return { wrong_credentials: t.wrong, too_many: t.tooMany }[error.code] ?? t.other;
}
