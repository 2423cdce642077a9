import { Ledger } from "~/features/sharing/Ledger";
import { ShareForm } from "~/features/sharing/ShareForm";
import { text } from "~/text";
import { Panel } from "~/ui/Panel";
import { PageHead } from "./PageHead";

/** A creator's page: who may see what until when. */
export function SharingPage() {
  return (
    <div className="grid gap-5">
      <PageHead title={text.sharing.title}>
        <p className="text-sm text-ink-2">{text.sharing.lead}</p>
      </PageHead>
      <Panel title={text.sharing.ledger}>
        <Ledger />
      </Panel>
      <Panel title={text.sharing.invite}>
        <ShareForm />
      </Panel>
    </div>
  );
}
