import { useState } from "react";
import { announce, announceClosed, announceRefused } from "./announce";
import { attempt } from "./attempt";

/** Connecting an account of a platform, or reconnecting one: whether it is under way, and how to begin. */
export function useConnect(platform: string, connection?: string) {
  const [pending, setPending] = useState(false);

  const begin = async () => {
    setPending(true);
    try {
      const ending = await attempt(platform, connection, (late) => void announce(late));
      if (ending.kind === "left") return; // the page is on its way to the platform
      if (ending.kind === "outcome") await announce(ending.outcome);
      else await announceClosed(platform);
    } catch (error) {
      await announceRefused(platform, error);
    }
    setPending(false);
  };

  return { pending, begin };
}
