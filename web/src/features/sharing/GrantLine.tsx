import { useState } from "react";
import type { components } from "~/api/schema.gen";
import { endGrant } from "~/api/sharing";
import { PlatformName } from "~/features/platform/PlatformName";
import { date, dayIn } from "~/format/date";
import { text } from "~/text";
import { sharingText as t } from "~/text/sharing";
import { Button } from "~/ui/Button";
import { SureButton } from "~/ui/SureButton";
import { GiveDialog } from "./GiveDialog";

interface Props {
  grant: components["schemas"]["GrantBody"];
  /** Whether it is the newest to its agency, which sees nothing now. */
  last: boolean;
  now: Date;
}

/** Of how many days before the end it is said how many are left. */
const SOON = 14;

/** A line of the ledger: what an agency sees, or saw, and what can be done about it. */
export function GrantLine({ grant: g, last, now }: Props) {
  const [giving, setGiving] = useState(false);
  const left = Math.round((Date.parse(dayIn(new Date(g.until))) - Date.parse(dayIn(now))) / 86_400_000); // of the calendar
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-2">
      <span>
        <b className="font-medium">{g.agency.name}</b>
        <span className="text-ink-3">
          {text.joiner}
          {g.ended_at ? t.ended(date(g.ended_at, now)) : t.sees(date(g.given_at, now), date(g.until, now))}
          {g.live && left <= SOON && `${text.joiner}${t.endsIn(left)}`}
        </span>
        <span className="mt-0.5 flex flex-wrap gap-x-4 text-ink-2">
          {g.connections.map((c) => (
            <span key={c.connection}>
              <PlatformName id={c.platform} /> @{c.handle}
            </span>
          ))}
        </span>
      </span>
      <span className="flex flex-wrap items-center gap-3">
        {(g.live || last) && (
          <Button
            look={g.live ? "plain" : "quiet"}
            aria-label={g.live ? t.prolongOf(g.agency.name) : t.againOf(g.agency.name)}
            onClick={() => setGiving(true)}
          >
            {g.live ? t.prolong : t.again}
          </Button>
        )}
        {g.live && (
          <SureButton
            look="danger"
            label={t.takeBackOf(g.agency.name)}
            title={t.takeBackAsk(g.agency.name)}
            lead={t.takeBackBody}
            run={() => endGrant(g.id)}
            done={t.tookBack(g.agency.name)}
            failed={t.failed}
          >
            {t.takeBack}
          </SureButton>
        )}
      </span>
      {giving && <GiveDialog grant={g} onClose={() => setGiving(false)} />}
    </li>
  );
}
