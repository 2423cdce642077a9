import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { saidBy } from "~/api/error";
import { Button } from "./Button";
import { Confirm } from "./Confirm";
import { toast } from "./toast";

interface Props {
  look: "quiet" | "danger";
  /** What the button is about, for those who do not see its row. */
  label?: string;
  /** What is asked before it is done, and what it means. */
  title: string;
  lead: string;
  run: () => Promise<unknown>;
  /** What is said when it is done, and when it was refused without a reason. */
  done: string;
  failed: string;
  /** What the button says, and the one that does it. */
  children: ReactNode & string;
}

/** A button for what cannot be undone: it asks once more, and says what came of it. The focus comes back to it, or to the page's heading where it went. */
export function SureButton({ look, label, title, lead, run, done, failed, children }: Props) {
  const [asking, setAsking] = useState(false);
  const act = useMutation({
    mutationFn: run,
    onSuccess: () => toast("success", done),
    onError: (error) => toast("error", saidBy(error, failed)),
    onSettled: () => setAsking(false),
  });
  return (
    <>
      <Button look={look} aria-label={label} onClick={() => setAsking(true)}>
        {children}
      </Button>
      {asking && (
        <Confirm
          title={title}
          lead={lead}
          act={children}
          busy={act.isPending}
          onAct={() => act.mutate()}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
