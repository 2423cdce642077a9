import { beginConnect } from "~/api/connect";
import { acceptConsent } from "~/api/consents";
import { listen } from "./channel";
import type { Outcome } from "./outcome";
import { openPopup } from "./popup";

/** How an attempt ended for the page that began it. "left" means that the page itself goes to the platform. */
export type Ending = { kind: "outcome"; outcome: Outcome } | { kind: "closed" } | { kind: "left" };

/** A sign-in is good for ten minutes at the server. */
const LIFE = 10 * 60_000;
const LOOK = 400;
/** After the window went away, news of its end may still be on the way. */
const GRACE = 800;

/**
 * Begins a sign-in at a platform, after accepting a version of the consent text if one was read just now. Call it inside the click. It
 * throws what the server refused with.
 * News that comes after "closed" (a platform may cut us off from its window, which looks the same) goes to `late`.
 */
export async function attempt(
  platform: string,
  connection: string | undefined,
  consent: string | undefined,
  late: (outcome: Outcome) => void,
): Promise<Ending> {
  const popup = openPopup();
  let url: string;
  try {
    if (consent) await acceptConsent(platform, consent);
    url = await beginConnect(platform, connection);
  } catch (error) {
    popup?.close();
    throw error;
  }
  if (!popup) {
    window.location.assign(url);
    return { kind: "left" };
  }
  popup.location.replace(url);
  return waitFor(popup, platform, late);
}

function waitFor(popup: Window, platform: string, late: (outcome: Outcome) => void): Promise<Ending> {
  return new Promise((resolve) => {
    let ended = false;
    let goneSince = 0;
    const end = (ending: Ending) => {
      ended = true;
      clearInterval(look);
      resolve(ending);
    };
    const stop = listen((outcome) => {
      if (outcome.platform !== platform) return false;
      if (ended) late(outcome);
      else end({ kind: "outcome", outcome });
      return true;
    });
    const look = setInterval(() => {
      // Cut off and closed look alike from here. A window that is really closed gives the focus back.
      const gone = popup.closed && document.hasFocus();
      goneSince = gone ? goneSince || Date.now() : 0;
      if (goneSince && Date.now() - goneSince >= GRACE) end({ kind: "closed" });
    }, LOOK);
    setTimeout(() => {
      if (!ended) end({ kind: "closed" });
      stop();
    }, LIFE);
  });
}
