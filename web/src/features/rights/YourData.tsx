import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { connectionsQuery } from "~/api/connections";
import { saidBy } from "~/api/error";
import { eraseMine } from "~/api/rights";
import { useNames } from "~/features/platform/useNames";
import { useProof } from "~/features/proof/useProof";
import { rightsText as t } from "~/text/export";
import { Button } from "~/ui/Button";
import { FormSelect } from "~/ui/FormSelect";
import { submitted } from "~/ui/formData";
import { Panel } from "~/ui/Panel";
import { EraseDialog } from "./EraseDialog";
import { Erased } from "./Erased";
import { TakeOut } from "./TakeOut";

/** The choice of everything, which no platform is called; nothing is chosen until one chooses. */
const all = "*";
const chosen = (value: string) => (value === all ? "" : value);

/**
 * What is one's own: taking everything out, and having it erased, of one platform or all with oneself. Who erased oneself is nobody here any
 * more: the browser goes to the receipt, which whoever has its address may see.
 */
export function YourData({ creator }: { creator: boolean }) {
  const connections = useQuery({ ...connectionsQuery, enabled: creator }).data?.data.connections ?? [];
  const { name } = useNames();
  const { proven, dialog } = useProof();
  const [asking, setAsking] = useState<{ platform: string } | null>(null);
  const act = useMutation({
    mutationFn: (platform: string) => proven(() => eraseMine(platform || undefined)),
    onSuccess: ({ url }, platform) => platform === "" && window.location.assign(url),
    onSettled: () => setAsking(null),
  });
  const platforms = [...new Set(connections.map((c) => c.platform))];
  return (
    <Panel title={t.title}>
      <p className="max-w-prose text-sm text-ink-2">{t.lead}</p>
      <div className="mt-4">
        <TakeOut />
      </div>
      <form
        onSubmit={submitted((form) => setAsking({ platform: chosen(String(form.get("platform"))) }))}
        className="mt-4 flex flex-wrap items-end gap-3 border-t border-line pt-4"
      >
        <span className="grow basis-60">
          <FormSelect
            label={t.eraseWhat}
            name="platform"
            required
            defaultValue=""
            options={[
              { value: "", label: t.choose },
              ...platforms.map((p) => ({ value: p, label: t.ofPlatform(name(p)) })),
              { value: all, label: t.everything },
            ]}
          />
        </span>
        <Button type="submit" look="danger" className="h-10">
          {t.erase}
        </Button>
      </form>
      <p role="alert" className="mt-2 text-sm text-bad empty:hidden">
        {act.isError ? saidBy(act.error, t.eraseFailed) : ""}
      </p>
      {act.isSuccess && <Erased url={act.data.url} />}
      {asking && (
        <EraseDialog
          title={t.eraseOf(asking.platform ? name(asking.platform) : t.eraseAll)}
          lead={asking.platform ? t.eraseLead : t.eraseAllLead}
          busy={act.isPending}
          onErase={() => act.mutate(asking.platform)}
          onClose={() => setAsking(null)}
        />
      )}
      {dialog}
    </Panel>
  );
}
