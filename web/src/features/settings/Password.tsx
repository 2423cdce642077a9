import { useMutation } from "@tanstack/react-query";
import { changePassword } from "~/api/settings";
import { refusal } from "~/features/proof/refusal";
import { settingsText } from "~/text/settings";
import { Field } from "~/ui/Field";
import { FormEnd } from "~/ui/FormEnd";
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
        <FormEnd error={act.isError ? refusal(act.error, t) : ""} busy={act.isPending}>
          {t.act}
        </FormEnd>
      </form>
    </Panel>
  );
}
