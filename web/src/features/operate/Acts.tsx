import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { saidBy } from "~/api/error";
import { operateText } from "~/text/operate";
import { Button } from "~/ui/Button";
import { Confirm } from "~/ui/Confirm";
import { toast } from "~/ui/toast";

export type Act = "pause" | "resume" | "retry";

interface Props<Done> {
  /** What is acted on, for those who do not see the row. */
  name: string;
  words: Record<Act, string> & { actOf: (act: string, name: string) => string };
  /** The acts that make sense now. */
  acts: Act[];
  /** What is asked before pausing. */
  question: { title: string; lead: string };
  run: (act: Act) => Promise<Done>;
  /** What is said when it is done. */
  done: (act: Act, result: Done) => string;
  /** What stands before the acts. */
  children?: ReactNode;
}

/** What an operator can do with an account or a platform. Pausing touches others' figures, so it is asked once more. */
export function Acts<Done>({ name, words, acts, question, run, done, children }: Props<Done>) {
  const [asking, setAsking] = useState(false);
  const act = useMutation({
    mutationFn: run,
    onSuccess: (result, what) => toast("success", done(what, result)),
    onError: (error) => toast("error", saidBy(error, operateText.refused)),
  });
  const pause = () => act.mutate("pause", { onSettled: () => setAsking(false) }); // when the button may be pressed again: it takes the focus back
  return (
    <>
      <span className="flex flex-wrap gap-x-3.5">
        {children}
        {acts.map((what) => (
          <Button
            key={what === "resume" ? "pause" : what} // one button, whose focus stays when it turns into the other
            look="quiet"
            disabled={act.isPending}
            aria-label={words.actOf(words[what], name)}
            onClick={() => (what === "pause" ? setAsking(true) : act.mutate(what))}
          >
            {words[what]}
          </Button>
        ))}
      </span>
      {asking && (
        <Confirm
          title={question.title}
          lead={question.lead}
          act={words.pause}
          busy={act.isPending}
          onAct={pause}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
