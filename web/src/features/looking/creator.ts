import { useSearch } from "@tanstack/react-router";
import { createContext, useContext } from "react";

/** Whose figures a manager looks at, as it stands in the address: ?creator=. Creators look at their own, and name nobody. */
export interface CreatorSearch {
  creator?: string;
}

/** Takes the creator from an address, and drops what is none. */
export function readCreator({ creator }: Record<string, unknown>): CreatorSearch {
  return typeof creator === "string" && /^[0-9a-f-]{36}$/i.test(creator) ? { creator } : {};
}

/** The creator whose figures this page shows; undefined: one's own. */
export function useCreator(): string | undefined {
  return (useSearch({ strict: false }) as CreatorSearch).creator;
}

/** Whether what is shown belongs to somebody else, so that there is nothing to connect or to mend. */
export const OthersFigures = createContext(false);

export function useOthersFigures(): boolean {
  return useContext(OthersFigures);
}
