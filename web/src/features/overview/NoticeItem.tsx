import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import { seeNotice } from "~/api/notices";
import type { Notice } from "~/api/types";
import { ActionButton } from "~/features/state/ActionButton";
import { text } from "~/text";
import { Button } from "~/ui/Button";
import { useHandOver } from "~/ui/focus";
import { Ruled } from "~/ui/Ruled";
import { toast } from "~/ui/toast";

/** One notice: what it says, the one thing to do, and a way to put it aside. */
export function NoticeItem({ notice, name }: { notice: Notice; name: string }) {
  const seen = useMutation({ mutationFn: seeNotice, onError: () => toast("error", text.needs.seenFailed) });
  const line = useRef<HTMLLIElement>(null);
  useHandOver(line);
  const what = notice.ends_at ? text.needs.ends : `@${notice.handle}`;
  return (
    <li ref={line}>
      <Ruled title={`${name}: ${what}`} urgent={!!notice.action && notice.action.kind !== "wait"}>
        <p className="mt-0.5 mb-2 text-sm text-ink-2">{notice.message}</p>
        <div className="flex flex-wrap gap-2">
          {notice.action && <ActionButton action={notice.action} />}
          <Button look="quiet" aria-disabled={seen.isPending} onClick={() => !seen.isPending && seen.mutate(notice.id)}>
            {text.needs.seen}
          </Button>
        </div>
      </Ruled>
    </li>
  );
}
