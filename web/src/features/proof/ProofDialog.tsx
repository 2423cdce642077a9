import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { prove } from "~/api/settings";
import { proofText as t } from "~/text/settings";
import { Button } from "~/ui/Button";
import { Dialog } from "~/ui/Dialog";
import { Field } from "~/ui/Field";
import { refusal } from "./refusal";

/** Asks for the password again, and goes on when the server takes it. It stays until it is taken away. */
export function ProofDialog({ onProved, onClose }: { onProved: () => void; onClose: () => void }) {
  const act = useMutation({ mutationFn: (form: FormData) => prove(String(form.get("password"))), onSuccess: onProved });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    event.stopPropagation(); // a form may lie round the dialog in the tree
    act.mutate(new FormData(event.currentTarget));
  };
  return (
    <Dialog title={t.title} lead={t.lead} onClose={onClose}>
      <form onSubmit={submit} className="grid gap-4">
        <Field label={t.password} name="password" type="password" required autoComplete="current-password" />
        <p role="alert" className="min-h-5 text-sm text-bad">
          {act.isError ? refusal(act.error, t) : ""}
        </p>
        <Button type="submit" look="strong" disabled={act.isPending || act.isSuccess} className="h-10">
          {t.act}
        </Button>
      </form>
    </Dialog>
  );
}
