import type { Outcome } from "./outcome";

/**
 * How the popup tells the page that opened it. A platform's page may cut the two apart (Cross-Origin-Opener-Policy), so neither
 * window.opener nor the popup's handle is relied on: both sides meet on a BroadcastChannel of our own origin.
 */
type Message = { kind: "outcome"; id: string; outcome: Outcome } | { kind: "taken"; id: string };

const NAME = "candor-connect";

/** How long the popup waits for the opener to answer, in milliseconds: a slow machine may take a while, and nobody else can close it. */
const PATIENCE = 5_000;

/** Tells whoever waits how it ended; resolves to whether somebody took the news. */
export function tell(outcome: Outcome, patience = PATIENCE): Promise<boolean> {
  const channel = new BroadcastChannel(NAME);
  const id = crypto.randomUUID();
  return new Promise((resolve) => {
    const end = (taken: boolean) => {
      clearTimeout(timer);
      channel.close();
      resolve(taken);
    };
    const timer = setTimeout(() => end(false), patience);
    channel.onmessage = ({ data }: MessageEvent<Message>) => data.kind === "taken" && data.id === id && end(true);
    channel.postMessage({ kind: "outcome", id, outcome } satisfies Message);
  });
}

/** Calls back for outcomes until one is taken; the callback returns whether it takes it. Returns how to stop earlier. */
export function listen(take: (outcome: Outcome) => boolean): () => void {
  const channel = new BroadcastChannel(NAME);
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.kind !== "outcome" || !take(data.outcome)) return;
    channel.postMessage({ kind: "taken", id: data.id } satisfies Message);
    channel.close();
  };
  return () => channel.close();
}
