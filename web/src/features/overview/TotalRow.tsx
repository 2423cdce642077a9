import type { Account, Figure } from "~/api/types";
import { FigureValue } from "~/features/figure/FigureValue";
import { useNames } from "~/features/platform/useNames";
import { text } from "~/text";
import { Hint } from "~/ui/Hint";

/** The sum over the platforms whose terms allow one, named by what is in it and what is not. Nothing where there is nothing to add. */
export function TotalRow({ total, accounts }: { total: Figure; accounts: Account[] }) {
  const names = useNames();
  const of = total.of ?? [];
  const summed = accounts.filter((account) => of.includes(account.platform));
  if (total.value === null || summed.length < 2) return null;
  const left = total.leaves_out ?? [];
  return (
    <p className="mt-px flex flex-wrap items-baseline gap-x-3 bg-surface px-5 py-3 text-sm text-ink-2" data-testid="total">
      <span>
        {names.sum(of)}
        {left.length > 0 && (
          <>
            {", "}
            <Hint says={left.map((l) => l.message).join(" ")} className="word">
              {text.overview.without(names.list(left.map((l) => l.platform)))}
            </Hint>
          </>
        )}
      </span>
      <span className="font-serif text-[1.45rem] leading-none text-ink">
        <FigureValue figure={total} settles="live" />
      </span>
      <span className="text-xs text-ink-3">{text.overview.totalFollowers}</span>
    </p>
  );
}
