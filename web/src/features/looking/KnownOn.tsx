import { dayIn } from "~/format/date";
import { viewText as t } from "~/text/view";
import { Button } from "~/ui/Button";
import { DayField } from "~/ui/DayField";

interface Props {
  /** A day that is over, YYYY-MM-DD; nothing stands for now. */
  value: string | undefined;
  onChange: (day: string | undefined) => void;
}

/** Chooses the day as of whose end figures are shown as they were known then, and leads back to what is known now. */
export function KnownOn({ value, onChange }: Props) {
  const today = dayIn(new Date());
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <DayField label={t.choose} value={value ?? today} max={today} onChange={(day) => onChange(day && day < today ? day : undefined)} />
      {value && (
        <Button look="quiet" onClick={() => onChange(undefined)}>
          {t.now}
        </Button>
      )}
    </span>
  );
}
