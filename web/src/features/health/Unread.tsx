import { moment } from "~/format/date";
import { text } from "~/text";
import { healthText as t } from "~/text/health";
import { Button } from "~/ui/Button";
import { Ruled } from "~/ui/Ruled";

/** Says that the last try to read failed, and of when what is shown is, if anything is shown. */
export function Unread({ since, again }: { since: string | undefined; again: () => unknown }) {
  return (
    <div role="alert" data-state={since ? "stale" : "error"}>
      <Ruled title={since ? t.stale(moment(since, new Date())) : t.failed} urgent>
        {since && <p className="text-sm text-ink-2">{t.failed}</p>}
        <Button className="mt-1.5" onClick={() => void again()}>
          {text.tryAgain}
        </Button>
      </Ruled>
    </div>
  );
}
