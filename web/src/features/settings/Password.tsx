import { useMutation } from "@tanstack/react-query";
import { ApiError } from "~/api/error";
import { changePassword } from "~/api/settings";
import { settingsText } from "~/text/settings";
import { Button } from "~/ui/Button";
import { Field } from "~/ui/Field";
import { submitted } from "~/ui/formData";
import { Panel } from "~/ui/Panel";
import { toast } from "~/ui/toast";

const t = settingsText.password;

/** Changes the password; every other session ends. */
export function Password() {
  const act = useMutation({
    mutationFn: ({ form }: { form: FormData; element: HTMLFormElement }) =>
      changePassword(String(form.get("current")), String(form.get("next"))),
    onSuccess: (_, { element }) => {
      element.reset();
      return toast("success", t.done);
    },
  });
  return (
    <Panel title={t.title}>
      <form onSubmit={submitted((form, element) => act.mutate({ form, element }))} className="grid max-w-120 gap-4">
        <Field label={t.current} name="current" type="password" required autoComplete="current-password" />
        <Field label={t.next} name="next" type="password" required minLength={8} autoComplete="new-password" />
        <p role="alert" className="text-sm text-bad empty:hidden">
          {act.isError ? refusal(act.error) : ""}
        </p>
        <Button type="submit" disabled={act.isPending} className="justify-self-start">
          {t.act}
        </Button>
      </form>
    </Panel>
  );
}

function refusal(error: Error): string {
  const code = error instanceof ApiError ? error.code : "";
  return { wrong_credentials: t.wrong, too_many: t.tooMany }[code] ?? error.message;
}
