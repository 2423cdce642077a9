import type { ReactNode } from "react";
import { Button } from "./Button";

/** What a form ends with: why it was refused ("" for not), and its button. */
export function FormEnd({ error, busy, children }: { error: string; busy: boolean; children: ReactNode }) {
  return (
    <>
      <p role="alert" className="text-sm text-bad empty:hidden">
        {error}
      </p>
      <Button type="submit" disabled={busy} className="justify-self-start">
        {children}
      </Button>
    </>
  );
}
