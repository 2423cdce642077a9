import { tell } from "./channel";
import { type Outcome, readOutcome, withoutOutcome } from "./outcome";
import { forgetPopup, isPopup } from "./popup";

/** What arriving at an address means: nothing special, news to announce here, or a popup that has done its work. */
export type Landing = { kind: "none" } | { kind: "here"; outcome: Outcome } | { kind: "popup" };

/**
 * Reads how a sign-in ended from the address, and cleans the address. In a popup the news is handed to the page that opened it
 * and the window closes; if nobody takes the news, the popup becomes an ordinary window and shows it itself. What is said on the sign-in page
 * is of signing in here, and is left to it.
 */
export async function land(): Promise<Landing> {
  const outcome = window.location.pathname === "/signin" ? undefined : readOutcome(window.location.search);
  if (!outcome) return { kind: "none" };
  window.history.replaceState(null, "", window.location.pathname + withoutOutcome(window.location.search) + window.location.hash);
  if (!isPopup()) return { kind: "here", outcome };
  const taken = await tell(outcome);
  if (taken) {
    window.close();
    return { kind: "popup" };
  }
  forgetPopup();
  return { kind: "here", outcome };
}
