import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { components } from "~/api/schema.gen";
import { FigureValue } from "~/features/figure/FigureValue";
import { PlatformName } from "~/features/platform/PlatformName";
import { date, moment } from "~/format/date";
import { text } from "~/text";
import { causes, connectionStates } from "~/text/words";
import { buttonLook } from "~/ui/Button";
import { cx } from "~/ui/cx";
import { Dot } from "~/ui/Dot";
import { Panel } from "~/ui/Panel";
import { ScrollTable, wideOnly } from "~/ui/ScrollTable";

type Row = components["schemas"]["RosterCreator"];
type RosterAccount = components["schemas"]["RosterAccount"];

const t = text.roster;

/** A creator with the accounts that they share, and the way to their figures. On a phone an account has two columns: how it stands, and its figures. */
export function RosterPanel({ row, now }: { row: Row; now: Date }) {
  const { id, name } = row.creator;
  const aside = (
    <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
      {t.until(date(row.until, now))}
      <Link to="/dashboard" search={{ creator: id }} aria-label={t.openOf(name)} className={buttonLook("plain")}>
        {t.open}
      </Link>
    </span>
  );
  return (
    <Panel title={name} aside={aside}>
      {row.accounts.length === 0 ? (
        <p className="text-sm text-ink-2">{t.noAccounts}</p>
      ) : (
        <ScrollTable
          name={`${t.title}: ${name}`}
          head={[t.account, t.followers, t.change, t.posts, t.rate, t.state]}
          spare={[t.change, t.posts, t.rate, t.state]}
        >
          {row.accounts.map((a) => (
            <tr key={a.connection} className="border-t border-line align-top" data-platform={a.platform}>
              <th scope="row" className="py-2 pr-5 text-left font-medium sm:whitespace-nowrap">
                <PlatformName id={a.platform} /> <span className="font-normal wrap-anywhere text-ink-2">@{a.handle}</span>
                <span className="mt-1 block font-normal sm:hidden">
                  <State account={a} now={now} />
                </span>
              </th>
              <td className="py-2 sm:pr-5">
                <FigureValue figure={a.followers} settles="live" />
                <dl className="mt-1 grid gap-0.5 text-xs sm:hidden">
                  <Also name={t.change}>
                    <FigureValue figure={a.followers_change} change settles="live" />
                  </Also>
                  <Also name={t.posts}>
                    <FigureValue figure={a.posts} settles="live" />
                  </Also>
                  <Also name={t.rate}>
                    <FigureValue figure={a.engagement_rate} unit="percent" />
                  </Also>
                </dl>
              </td>
              <td className={cx("py-2 pr-5", wideOnly)}>
                <FigureValue figure={a.followers_change} change settles="live" />
              </td>
              <td className={cx("py-2 pr-5", wideOnly)}>
                <FigureValue figure={a.posts} settles="live" />
              </td>
              <td className={cx("py-2 pr-5", wideOnly)}>
                <FigureValue figure={a.engagement_rate} unit="percent" />
              </td>
              <td className={cx("min-w-44 py-2", wideOnly)}>
                <State account={a} now={now} />
              </td>
            </tr>
          ))}
        </ScrollTable>
      )}
    </Panel>
  );
}

/** A figure with its name before it, where it has no column. */
function Also({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="inline text-ink-3">{name}</dt> <dd className="inline">{children}</dd>
    </div>
  );
}

/** How an account stands: its cause by name, and the time of the last reading. */
function State({ account, now }: { account: RosterAccount; now: Date }) {
  const { connection_state: state, cause, last_synced_at: last } = account;
  const calm = state === "active" || state === "connecting";
  const word = cause?.code ? causes[cause.code] : connectionStates[state];
  return (
    <span className="flex items-start gap-2" title={cause?.message}>
      <span className="mt-1.5">
        <Dot tone={!calm ? "bad" : cause ? "warn" : "good"} />
      </span>
      <span>
        {word}
        <span className="block text-xs text-ink-3">{last ? text.accounts.synced(moment(last, now)) : text.accounts.never}</span>
      </span>
    </span>
  );
}
