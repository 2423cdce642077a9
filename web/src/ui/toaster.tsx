import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { Toaster, toast } from "sonner";
import "sonner/dist/styles.css";
import type { ToastMore } from "./toast";

export type ToastLook = "success" | "error" | "message";

const place = document.createElement("div");
document.body.append(place);
flushSync(() =>
  createRoot(place).render(
    <Toaster
      position="bottom-right"
      closeButton
      toastOptions={{
        classNames: { toast: "candor-toast", actionButton: "candor-toast-action" },
      }}
    />,
  ),
);

/** Shows a toast. One with an action stays longer, so that there is time to think. */
export function show(look: ToastLook, message: string, { id, action }: ToastMore): void {
  toast[look](message, { id, action, duration: action ? 30_000 : 8_000 });
}
