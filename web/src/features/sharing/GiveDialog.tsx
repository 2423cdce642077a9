import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useId } from "react";
import { connectionsQuery } from "~/api/connections";
import type { components } from "~/api/schema.gen";
import { give } from "~/api/sharing";
import { DataState } from "~/features/state/DataState";
import { day } from "~/format/date";
import { text } from "~/text";
import { sharingText as t } from "~/text/sharing";
import { Button } from "~/ui/Button";
import { Dialog } from "~/ui/Dialog";
import { Pending } from "~/ui/Pending";
import { toast } from "~/ui/toast";
import { ShareFields, sharedBy } from "./ShareFields";

interface Props {
  grant: components["schemas"]["GrantBody"];
  onClose: () => void;
}

/** Lets an agency that was shared with before see accounts until a day: for longer than it does, in place of the grant that lives, or again. */
export function GiveDialog({ grant: { id, agency, connections, live }, onClose }: Props) {
  const form = useId();
  const known = useQuery(connectionsQuery);
  const accounts = known.data?.data.connections.filter((c) => c.state !== "disconnected") ?? [];
  const act = useMutation({
    mutationFn: async (data: FormData) => {
      const chosen = sharedBy(data);
      await give(agency.id, chosen.connections, chosen.until, live ? id : undefined);
      return chosen.until;
    },
    onSuccess: (until) => {
      void toast("success", t.given(agency.name, day(until)));
      onClose();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    act.mutate(new FormData(event.currentTarget));
  };
  const foot = (
    <>
      <Button onClick={onClose}>{text.cancel}</Button>
      <Button type="submit" form={form} look="strong" disabled={act.isPending || accounts.length === 0}>
        {live ? t.prolong : t.give}
      </Button>
    </>
  );
  return (
    <Dialog
      title={live ? t.prolongOf(agency.name) : t.againOf(agency.name)}
      lead={live ? t.prolongLead(agency.name) : t.againLead(agency.name)}
      foot={foot}
      onClose={onClose}
    >
      {!known.data && (
        <DataState
          state={known.isError ? "error" : "loading"}
          resource="accounts"
          skeleton={<Pending className="h-40" />}
          onRetry={() => void known.refetch()}
        />
      )}
      {known.data && accounts.length === 0 && <p className="text-sm text-ink-2">{t.none}</p>}
      {accounts.length > 0 && (
        <form id={form} onSubmit={submit} className="grid gap-4">
          <ShareFields accounts={accounts} ticked={new Set(connections.map((c) => c.connection))} />
          <p role="alert" className="text-sm text-bad empty:hidden">
            {act.isError ? act.error.message : ""}
          </p>
        </form>
      )}
    </Dialog>
  );
}
