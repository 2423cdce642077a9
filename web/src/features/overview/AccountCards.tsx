import type { Account, Figure } from "~/api/types";
import { Pending } from "~/ui/Pending";
import { AccountCard } from "./AccountCard";
import { FreeCards } from "./FreeCards";
import { TotalRow } from "./TotalRow";

interface Props {
  accounts: Account[];
  total: Figure;
  now: Date;
}

const frame = "overflow-hidden rounded-panel border border-line bg-line";

/** All accounts side by side, each its own; below them the one sum that the terms allow. */
export function AccountCards({ accounts, total, now }: Props) {
  return (
    <div className={frame}>
      <div className="flex flex-wrap gap-px">
        {accounts.map((account) => (
          <AccountCard key={account.connection} account={account} now={now} />
        ))}
        {accounts.length < 3 && <FreeCards accounts={accounts} />}
      </div>
      <TotalRow total={total} accounts={accounts} />
    </div>
  );
}

/** Keeps the place of the cards. */
export function AccountCardsPending() {
  return (
    <div className={`${frame} flex flex-wrap gap-px`}>
      {[0, 1, 2].map((i) => (
        <div key={i} className="grow basis-72 bg-surface px-5 py-4">
          <Pending className="h-5 w-28" />
          <Pending className="mt-5 h-11 w-40" />
          <Pending className="mt-3 h-4 w-56" />
          <Pending className="mt-5 h-9 w-full" />
          <Pending className="mt-7 h-4 w-full" />
        </div>
      ))}
    </div>
  );
}
