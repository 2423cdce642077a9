import type { ToastLook } from "./toaster";

/** Says in passing what an act came to. What draws it is loaded with the first toast. */
export async function toast(look: ToastLook, message: string, action?: { label: string; onClick: () => void }): Promise<void> {
  const { show } = await import("./toaster");
  show(look, message, action);
}
