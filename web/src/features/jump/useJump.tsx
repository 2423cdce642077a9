import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import type { Person } from "~/api/types";

const JumpDialog = lazy(() => import("./JumpDialog").then((m) => ({ default: m.JumpDialog })));
const KeysDialog = lazy(() => import("./KeysDialog").then((m) => ({ default: m.KeysDialog })));

/** Opens the way to anywhere by Ctrl or ⌘ and K, and the list of keys by ?, neither over an open dialog, where Ctrl and K do not go to the browser either. The dialogs are loaded when they are first asked for. */
export function useJump(person: Person | null, creator: string | undefined): { dialog: ReactNode; jump: () => void } {
  const [open, setOpen] = useState<"jump" | "keys">();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const asked = askedBy(event);
      if (!asked || event.defaultPrevented) return;
      const covered = document.querySelector("[role=dialog]") !== null;
      if (asked === "jump" || !covered) event.preventDefault();
      if (covered) return;
      setOpen(asked);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
  const close = () => setOpen(undefined);
  return {
    jump: () => setOpen("jump"),
    dialog: person && open && (
      <Suspense fallback={null}>
        {open === "jump" ? (
          <JumpDialog person={person} creator={creator} onClose={close} />
        ) : (
          <KeysDialog person={person} creator={creator} onClose={close} />
        )}
      </Suspense>
    ),
  };
}

/** What a key asks for. In a field a ? is a letter; what is held with another key is not typed. A browser that fills in a field sends no key at all. */
function askedBy({ key, ctrlKey, metaKey, altKey, shiftKey, target }: KeyboardEvent): "jump" | "keys" | undefined {
  if (key?.toLowerCase() === "k" && ctrlKey !== metaKey && !altKey && !shiftKey) return "jump";
  const typing = target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName));
  return key === "?" && !ctrlKey && !metaKey && !typing ? "keys" : undefined;
}
