import { useQuery } from "@tanstack/react-query";
import type { Ref } from "react";
import { accountQuery } from "~/api/account";
import type { Account, Figure } from "~/api/types";
import { FigureValue } from "~/features/figure/FigureValue";
import { AsKnown } from "~/features/looking/AsKnown";
import { useView } from "~/features/looking/view";
import { Handle } from "~/features/platform/Handle";
import { PlatformName } from "~/features/platform/PlatformName";
import { useNames } from "~/features/platform/useNames";
import { length, type Range, rangeBefore } from "~/features/range/range";
import { day, longDays, longMoment } from "~/format/date";
import { text } from "~/text";
import { listed } from "~/text/language";
import { reportText as t } from "~/text/report";
import { cx } from "~/ui/cx";
import { ScrollTable, wideOnly } from "~/ui/ScrollTable";
import { PartFailed } from "./PartFailed";
import { standing } from "./span";

interface Props {
  /** Whose figures; "" leaves the name out. */
  name: string;
  /** For which agencies it is made; none for one's own. */
  agencies: string[];
  accounts: Account[];
  total: Figure;
  range: Range;
  heading: Ref<HTMLHeadingElement>;
}

/** The head of a report: what it is of, and what its figures rest on. */
export function Cover({ heading, name, agencies, accounts, total, range }: Props) {
  const names = useNames();
  const { as_of: asOf } = useView();
  const of = total.of ?? [];
  const zones = [...new Set(accounts.map((a) => a.followers_series.zone.replaceAll("_", " ")))];
  return (
    <header>
      <p className="text-sm text-ink-3">
        {[name ? t.of(name) : t.title, agencies.length > 0 && t.for(listed(agencies))].filter(Boolean).join(text.joiner)}
      </p>
      <h1 ref={heading} className="outline-none mt-1 font-serif text-[3.2rem] leading-[1.05] tracking-[-0.015em] max-sm:text-[2.3rem]">
        {longDays(range.from, range.to)}
      </h1>
      <p className="mt-3 text-sm text-ink-2">
        {[
          t.days(length(range)),
          ...zones.map(t.zone),
          t.besides(longDays(rangeBefore(range).from, rangeBefore(range).to)),
          t.made(longMoment(new Date().toISOString())),
        ].join(" · ")}
      </p>
      <div className="mt-3">
        <AsKnown day={asOf} />
      </div>
      <h2 className="mt-10 text-lg font-semibold">{t.standing}</h2>
      <p className="mb-3 text-sm text-ink-3">{t.standingLead}</p>
      <ScrollTable name={t.standing} head={[t.account, t.read, t.final, t.complete]} spare={[t.final]}>
        {accounts.map((account) => (
          <Standing key={account.connection} account={account} range={range} />
        ))}
      </ScrollTable>
      {total.value !== null && of.length > 1 && (
        <p className="mt-4 flex flex-wrap items-baseline gap-x-3 border-t border-line pt-4 text-sm text-ink-2">
          <span className="font-serif text-[1.9rem] leading-none text-ink">
            <FigureValue figure={total} settles="live" />
          </span>
          {asOf ? t.totalThen(names.sum(of), longDays(asOf, asOf)) : t.total(names.sum(of))}
          {(total.leaves_out ?? []).map((left) => (
            <span key={left.connection} className="w-full text-xs text-ink-3">
              {t.without(names.name(left.platform))} {left.message}
            </span>
          ))}
        </p>
      )}
    </header>
  );
}

function Standing({ account, range }: { account: Account; range: Range }) {
  const { platform, connection } = account;
  const query = useQuery(accountQuery({ platform, connection, ...range, ...useView() }));
  const followers = query.data?.data.accounts[0]?.series.find((s) => s.metric === "followers");
  const stands = followers && standing(followers);
  const asOf = account.followers.as_of ?? account.last_synced_at;
  return (
    <tr className="border-t border-line align-top">
      <th scope="row" className="py-2.5 pr-5 font-medium sm:whitespace-nowrap">
        <PlatformName id={platform} /> <Handle of={account} className="font-normal wrap-anywhere text-ink-2" />
      </th>
      <td className="py-2.5 pr-5 sm:whitespace-nowrap">
        {asOf ? longMoment(asOf) : t.never}
        {stands && <span className="block text-xs text-ink-3 sm:hidden">{stands.final ? t.finalTo(day(stands.final)) : t.noneFinal}</span>}
      </td>
      <td className={cx("py-2.5 pr-5 whitespace-nowrap", wideOnly)}>{stands && (stands.final ? day(stands.final) : t.noneFinal)}</td>
      <td className="py-2.5">
        {query.isError && !query.data && <PartFailed className="" />}
        {stands && t.ofDays(stands.read, stands.days)}
        {stands && stands.gaps.length > 0 && (
          <span className="block text-xs text-warn">
            {t.missingDays(stands.gaps.map((g) => (g.from === g.to ? day(g.from) : longDays(g.from, g.to))).join(", "))}
          </span>
        )}
      </td>
    </tr>
  );
}
