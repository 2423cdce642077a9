import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { Toaster, toast } from "sonner";
import "sonner/dist/styles.css";

export type ToastLook = "success" | "error" | "message";

const place = document.createElement("div");
document.body.append(place);
flushSync(() =>
  createRoot(place).render(
    <Toaster
      position="bottom-right"
      closeButton
      toastOptions={{
        duration: 8_000,
        classNames: { toast: "candor-toast", actionButton: "candor-toast-action" },
      }}
    />,
  ),
);

/** Shows a toast. One with an action stays longer, so that there is time to think. */
export function show(look: ToastLook, message: string, action?: { label: string; onClick: () => void }): void {
  toast[look](message, action ? { action, duration: 30_000 } : undefined);
}
