import { useQuery } from "@tanstack/react-query";
import { noticesQuery } from "~/api/notices";
import type { Cause } from "~/api/types";
import { useOthersFigures } from "~/features/looking/creator";
import { useNames } from "~/features/platform/useNames";
import { ActionButton } from "~/features/state/ActionButton";
import { told } from "~/features/state/told";
import { text } from "~/text";
import { causes as words } from "~/text/words";
import { Awaited } from "~/ui/Awaited";
import { Panel } from "~/ui/Panel";
import { Ruled } from "~/ui/Ruled";
import { NoticeItem } from "./NoticeItem";

/** What is wrong, worst first, and the one thing to do about each; what only needs to be known stands below, quieter. */
export function NeedsYou({ causes, now }: { causes: Cause[]; now: Date }) {
  const { name } = useNames();
  const others = useOthersFigures();
  const query = useQuery({ ...noticesQuery, enabled: !others });
  const notices = (query.data ?? []).filter((notice) => !causes.some((cause) => cause.connection === notice.connection));
  const known = others || query.data !== undefined; // only then may it say that there is nothing
  return (
    <Panel title={others ? text.needs.othersTitle : text.needs.title}>
      {!others && <Awaited query={query} className="mb-4 h-5 w-40 max-w-full last:mb-0" />}
      {known && causes.length + notices.length === 0 && (
        <p className="text-sm text-ink-2">{others ? text.needs.othersNone : text.needs.none}</p>
      )}
      {causes.length + notices.length > 0 && (
        <ul className="grid gap-4">
          {notices.map((notice) => (
            <NoticeItem key={notice.id} notice={notice} name={name(notice.platform)} />
          ))}
          {causes.map((cause) => (
            <li key={`${cause.code} ${cause.connection ?? cause.platform ?? ""}`}>
              <Ruled title={title(cause, name)} urgent={!others && !!cause.action && cause.action.kind !== "wait"}>
                <p className="mt-0.5 mb-2 text-sm text-ink-2">{told(cause, now)}</p>
                {cause.action && <ActionButton action={cause.action} />}
              </Ruled>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function title(cause: Cause, name: (id: string) => string): string {
  const what = cause.code ? words[cause.code] : "";
  return cause.platform ? `${name(cause.platform)}: ${what.charAt(0).toLowerCase()}${what.slice(1)}` : what;
}
