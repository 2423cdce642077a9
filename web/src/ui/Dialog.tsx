import * as Radix from "@radix-ui/react-dialog";
import { type ReactNode, useRef } from "react";
import { text } from "~/text";
import { cx } from "./cx";
import { focusHeading } from "./focus";

interface Props {
  title: string;
  lead?: string;
  wide?: boolean;
  /** What can be done, always in sight below what scrolls. */
  foot?: ReactNode;
  onClose: () => void;
  children: ReactNode;
}

/** An open dialog. Mount it to open it; it asks to be closed by Escape, by its button and by a click beside it, and gives the focus back. */
export function Dialog({ title, lead, wide, foot, onClose, children }: Props) {
  const before = useRef(document.activeElement);
  const giveFocusBack = (event: Event) => {
    event.preventDefault();
    const opener = before.current;
    if (opener instanceof HTMLElement && opener !== document.body && opener.isConnected && !opener.matches(":disabled")) {
      opener.focus();
      return;
    }
    focusHeading(document.querySelector("h1")); // what opened the dialog went with it
  };
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 bg-veil" />
        <Radix.Content
          onCloseAutoFocus={giveFocusBack}
          {...(lead ? {} : { "aria-describedby": undefined })}
          className={cx(
            "fixed top-1/2 left-1/2 flex max-h-[86dvh] w-[calc(100vw-2rem)] -translate-x-1/2 -translate-y-1/2 flex-col",
            "rounded-panel border border-line-2 bg-surface p-6",
            wide ? "max-w-3xl" : "max-w-md",
          )}
        >
          <div className="flex items-start justify-between gap-4">
            <Radix.Title className="font-serif text-[1.6rem] leading-tight">{title}</Radix.Title>
            <Radix.Close aria-label={text.close} className="-m-2 rounded-control p-2 text-[1.4rem] leading-none text-ink-3 hover:text-ink">
              ×
            </Radix.Close>
          </div>
          {lead && <Radix.Description className="mt-2 text-sm text-ink-2">{lead}</Radix.Description>}
          <section aria-label={wide ? title : undefined} tabIndex={wide ? 0 : undefined} className="-m-1 mt-4 min-h-0 overflow-auto p-1">
            {children}
          </section>
          {foot && <div className="mt-4 flex flex-wrap items-center justify-end gap-3 border-t border-line pt-4">{foot}</div>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
