import type { AuditRow } from "~/api/audit";
import { auditText as t } from "~/text/audit";
import { operateText } from "~/text/operate";

/** To whom or what it was done; nothing where one did it to oneself. */
export const whom = ({ subject, actor }: Pick<AuditRow, "subject" | "actor">) => (subject === actor ? "" : short(subject));

/** What an entry says besides, in words: ids of ours are cut to their end, and what did not happen is left out. */
export const details = ({ detail }: Pick<AuditRow, "detail">, platforms: { platform: string; name: string }[]) =>
  Object.entries(detail)
    .filter(([, value]) => value !== "false")
    .map(([key, value]) => {
      const name = platforms.find(({ platform }) => platform === value)?.name;
      return `${t.details[key] ?? key.replaceAll("_", " ")}: ${name ?? t.values[value] ?? short(value)}`;
    })
    .join(", ");

const short = (word: string) => (uuid.test(word) ? operateText.short(word) : word);
const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
