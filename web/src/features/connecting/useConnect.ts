import { consentsQuery } from "~/api/consents";
import { ApiError } from "~/api/error";
import { cache } from "~/api/query";
import { announce, announceClosed, announceRefused } from "./announce";
import { attempt } from "./attempt";
import { setUnderWay, useUnderWay } from "./underWay";

/**
 * Connecting an account of a platform, or reconnecting one: whether it is under way, and how to begin, with the version of the consent text
 * that was accepted just now. `onConsent` is called when the server wants a text to be read first.
 */
export function useConnect(platform: string, connection: string | undefined, onConsent: () => void) {
  const key = `${platform} ${connection ?? ""}`;
  const pending = useUnderWay(key);

  const begin = async (consent?: string) => {
    setUnderWay(key, true);
    try {
      const ending = await attempt(platform, connection, consent, (late) => void announce(late));
      if (ending.kind === "left") return; // the page is on its way to the platform
      if (ending.kind === "outcome") await announce(ending.outcome);
      else await announceClosed(platform);
    } catch (error) {
      if (error instanceof ApiError && error.code === "consent_needed") {
        await cache.invalidateQueries({ queryKey: consentsQuery.queryKey });
        onConsent();
      } else await announceRefused(platform, error);
    }
    setUnderWay(key, false);
  };

  return { pending, begin };
}
