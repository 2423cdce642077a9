import { frameText } from "~/text/frame";

/** The key that is held for a command: ⌘ on a Mac, Ctrl elsewhere. */
export const mod = () => (/Mac|iP(hone|ad)/.test(navigator.platform) ? "⌘" : frameText.nav.ctrl);
