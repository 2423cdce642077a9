import { sharingText as t } from "~/text/sharing";
import { SureButton } from "~/ui/SureButton";

interface Props {
  /** What the link is for, and until when it opens. */
  says: string;
  /** What becomes of whoever has it. */
  lead: string;
  withdraw: () => Promise<unknown>;
}

/** A link that nobody has used yet, and the way to take it back. */
export function OpenLink({ says, lead, withdraw }: Props) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-2">
      <span>{says}</span>
      <SureButton look="quiet" title={t.withdrawAsk} lead={lead} run={withdraw} done={t.withdrawn} failed={t.failed}>
        {t.withdraw}
      </SureButton>
    </li>
  );
}
