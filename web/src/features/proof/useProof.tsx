import { type ReactNode, useState } from "react";
import { ApiError } from "~/api/error";
import { ProofDialog } from "./ProofDialog";

/** A question for the password. What comes first answers it, and nothing after that does. */
interface Asking {
  proved: () => void;
  givenUp: () => void;
}

/**
 * For acts that need a fresh password: `proven` carries an act out, and where the server wants the password first, asks for it in a
 * dialog (to be placed on the page) and carries it out then. Giving up the question ends the act with the server's refusal.
 */
export function useProof(): { proven: <T>(act: () => Promise<T>) => Promise<T>; dialog: ReactNode } {
  const [asking, setAsking] = useState<Asking | null>(null);
  const ask = () => new Promise<boolean>((answer) => setAsking({ proved: () => answer(true), givenUp: () => answer(false) }));
  const proven = async <T,>(act: () => Promise<T>): Promise<T> => {
    try {
      return await act();
    } catch (refusal) {
      if (!(refusal instanceof ApiError) || refusal.code !== "password_needed") throw refusal;
      try {
        if (!(await ask())) throw refusal;
        return await act();
      } finally {
        setAsking(null);
      }
    }
  };
  return { proven, dialog: asking && <ProofDialog onProved={asking.proved} onClose={asking.givenUp} /> };
}
