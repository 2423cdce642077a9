import type { ToastLook } from "./toaster";

/** What else a toast may have. One with an id takes the place of an earlier one with the same id. */
export interface ToastMore {
  id?: string;
  action?: { label: string; onClick: () => void };
}

/** Says in passing what an act came to. What draws it is loaded with the first toast. */
export async function toast(look: ToastLook, message: string, more: ToastMore = {}): Promise<void> {
  const { show } = await import("./toaster");
  show(look, message, more);
}
