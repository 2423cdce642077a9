const NAME = "candor-connect";
const MARK = "candor.popup";
const WIDTH = 600;
const HEIGHT = 700;

/**
 * Opens an empty window in the middle of the screen. It must be called inside the click, before anything is awaited, or browsers
 * block it; null means that it was blocked. The window is marked so that the landing knows itself, whatever lies between.
 */
export function openPopup(): Window | null {
  const left = Math.round(window.screenX + (window.outerWidth - WIDTH) / 2);
  const top = Math.round(window.screenY + (window.outerHeight - HEIGHT) / 2);
  const popup = window.open("about:blank", NAME, `popup,width=${WIDTH},height=${HEIGHT},left=${left},top=${top}`);
  try {
    popup?.sessionStorage.setItem(MARK, "1");
  } catch {
    // A window that was left over from an earlier try may be at the platform; its name marks it too.
  }
  return popup;
}

/** Whether this window is such a popup. */
export function isPopup(): boolean {
  return sessionStorage.getItem(MARK) !== null || window.name === NAME;
}

/** Makes this window an ordinary one. */
export function forgetPopup(): void {
  sessionStorage.removeItem(MARK);
  window.name = "";
}
