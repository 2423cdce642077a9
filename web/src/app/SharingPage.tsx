import { Ledger } from "~/features/sharing/Ledger";
import { ShareForm } from "~/features/sharing/ShareForm";
import { sharingText } from "~/text/sharing";
import { Panel } from "~/ui/Panel";
import { PageHead } from "./PageHead";

/** A creator's page: who may see what until when. */
export function SharingPage() {
  return (
    <div className="grid gap-5">
      <PageHead title={sharingText.title}>
        <p className="text-sm text-ink-2">{sharingText.lead}</p>
      </PageHead>
      <Panel title={sharingText.ledger}>
        <Ledger />
      </Panel>
      <Panel title={sharingText.invite}>
        <ShareForm />
      </Panel>
    </div>
  );
}
