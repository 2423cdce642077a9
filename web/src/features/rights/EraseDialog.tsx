import { useState } from "react";
import { text } from "~/text";
import { rightsText as t } from "~/text/export";
import { Button } from "~/ui/Button";
import { Check } from "~/ui/Check";
import { Dialog } from "~/ui/Dialog";
import { TakeOut } from "./TakeOut";

interface Props {
  title: string;
  lead: string;
  busy: boolean;
  onErase: () => void;
  onClose: () => void;
}

/** Asks twice before something is erased for good, and offers to take it out first. */
export function EraseDialog({ title, lead, busy, onErase, onClose }: Props) {
  const [sure, setSure] = useState(false);
  return (
    <Dialog title={title} lead={lead} onClose={onClose}>
      <p className="mb-2 text-sm text-ink-2">{t.takeOutFirst}</p>
      <TakeOut />
      <div className="mt-5 border-t border-line pt-4">
        <Check label={t.sure} checked={sure} onChange={(event) => setSure(event.target.checked)} />
      </div>
      <div className="mt-4 flex justify-end gap-3">
        <Button onClick={onClose}>{text.cancel}</Button>
        <Button look="danger" disabled={!sure || busy} onClick={onErase}>
          {t.act}
        </Button>
      </div>
    </Dialog>
  );
}
