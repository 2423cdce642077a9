import { useSyncExternalStore } from "react";

/** The sign-ins that are under way, by platform and connection: a platform may be offered in several places of a page. */
const underWay = new Set<string>();
const listeners = new Set<() => void>();

/** Notes that a sign-in began or ended. */
export function setUnderWay(key: string, is: boolean) {
  if (is) underWay.add(key);
  else underWay.delete(key);
  for (const listener of listeners) listener();
}

/** Whether a sign-in is under way. */
export function useUnderWay(key: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => underWay.has(key),
  );
}
