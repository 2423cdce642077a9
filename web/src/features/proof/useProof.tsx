import { type ReactNode, useState } from "react";
import { ApiError } from "~/api/error";
import { ProofDialog } from "./ProofDialog";

interface Asking {
  go: () => Promise<void>;
  giveUp: () => void;
}

/**
 * For acts that need a fresh password: `proven` carries an act out, and where the server wants the password first, asks for it in a
 * dialog (to be placed on the page) and carries it out then. Giving up the question ends the act with the server's refusal.
 */
export function useProof(): { proven: <T>(act: () => Promise<T>) => Promise<T>; dialog: ReactNode } {
  const [asking, setAsking] = useState<Asking | null>(null);
  const proven = async <T,>(act: () => Promise<T>): Promise<T> => {
    try {
      return await act();
    } catch (refusal) {
      if (!(refusal instanceof ApiError) || refusal.code !== "password_needed") throw refusal;
      const answered = new Promise<T>((resolve, reject) =>
        setAsking({ go: () => act().then(resolve, reject), giveUp: () => reject(refusal) }),
      );
      return answered.finally(() => setAsking(null));
    }
  };
  return { proven, dialog: asking && <ProofDialog onProved={asking.go} onClose={asking.giveUp} /> };
}
