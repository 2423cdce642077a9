import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { connectionsQuery } from "~/api/connections";
import { inviteToShare } from "~/api/sharing";
import { DataState } from "~/features/state/DataState";
import { sharingText } from "~/text/sharing";
import { Button } from "~/ui/Button";
import { Once } from "~/ui/Once";
import { Pending } from "~/ui/Pending";
import { ShareFields, sharedBy } from "./ShareFields";

const t = sharingText;

/** Chooses accounts and an end, and makes the link that an agency is handed. */
export function ShareForm() {
  const known = useQuery(connectionsQuery);
  const accounts = known.data?.data.connections ?? [];
  const [link, setLink] = useState("");
  const act = useMutation({
    mutationFn: async (form: FormData) => {
      const { connections, until } = sharedBy(form);
      return inviteToShare(connections, until);
    },
    onMutate: () => setLink(""),
    onSuccess: setLink,
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    act.mutate(new FormData(event.currentTarget));
  };
  if (!known.data) {
    const state = known.isError ? "error" : "loading";
    return <DataState state={state} resource="accounts" skeleton={<Pending className="h-56" />} onRetry={() => void known.refetch()} />;
  }
  if (accounts.length === 0)
    return <DataState state="empty" resource="accounts" message={t.none} causes={known.data.meta.causes} action={known.data.meta.action} />;
  return (
    <form onSubmit={submit} className="grid max-w-120 gap-4">
      <ShareFields accounts={accounts} />
      <Button type="submit" look="strong" disabled={act.isPending} className="h-10 justify-self-start">
        {t.make}
      </Button>
      <p role="alert" className="text-sm text-bad">
        {act.isError ? act.error.message : ""}
      </p>
      {link && <Once says={t.once} value={link} />}
    </form>
  );
}
