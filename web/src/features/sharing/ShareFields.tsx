import type { Connection } from "~/api/types";
import { PlatformName } from "~/features/platform/PlatformName";
import { addDays, dayIn } from "~/format/date";
import { sharingText as t } from "~/text/sharing";
import { Check } from "~/ui/Check";
import { Field } from "~/ui/Field";

const day = (days: number) => addDays(dayIn(new Date()), days);

interface Props {
  accounts: Connection[];
  /** Which are ticked at first; all unless said otherwise. */
  ticked?: ReadonlySet<string>;
}

/** Which accounts an agency is to see, and until when. */
export function ShareFields({ accounts, ticked }: Props) {
  return (
    <>
      <fieldset className="grid gap-2">
        <legend className="mb-1.5 text-sm font-medium">{t.accounts}</legend>
        {accounts.map((c) => (
          <Check
            key={c.id}
            name="connection"
            value={c.id}
            defaultChecked={ticked?.has(c.id) ?? true}
            label={
              <>
                <PlatformName id={c.platform} /> <span className="text-ink-2">@{c.handle}</span>
              </>
            }
          />
        ))}
      </fieldset>
      <Field label={t.until} name="until" type="date" required min={day(1)} max={day(364)} defaultValue={day(90)} />
    </>
  );
}

/** What was chosen. Nothing ticked is refused with a sentence. */
export function sharedBy(form: FormData): { connections: string[]; until: string } {
  const connections = form.getAll("connection").map(String);
  if (connections.length === 0) throw new Error(t.choose);
  return { connections, until: String(form.get("until")) };
}
