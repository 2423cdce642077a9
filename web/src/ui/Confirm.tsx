import type { ReactNode } from "react";
import { text } from "~/text";
import { Button } from "./Button";
import { Dialog } from "./Dialog";

interface Props {
  title: string;
  lead: string;
  /** What the button that does it says. */
  act: string;
  busy: boolean;
  onAct: () => void;
  onClose: () => void;
  children?: ReactNode;
}

/** Asks once more before something that cannot be undone, or that touches somebody else. */
export function Confirm({ title, lead, act, busy, onAct, onClose, children }: Props) {
  return (
    <Dialog title={title} lead={lead} onClose={onClose}>
      {children}
      <div className="flex justify-end gap-3">
        <Button onClick={onClose}>{text.cancel}</Button>
        <Button look="danger" disabled={busy} onClick={onAct}>
          {act}
        </Button>
      </div>
    </Dialog>
  );
}
