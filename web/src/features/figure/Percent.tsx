import type { Reason } from "~/api/types";
import { signed } from "~/format/number";
import { Hint } from "~/ui/Hint";
import { Missing } from "~/ui/Missing";

interface Props {
  of: { percent: number | null; percent_reason?: Reason; percent_formula?: string };
  /** Of which metric it is the change. */
  metric: string;
}

/** A change in percent, or the word for why there is none. */
export function Percent({ of: { percent, percent_reason: reason, percent_formula: formula }, metric }: Props) {
  if (percent === null) return <Missing metric={metric} reason={reason ?? "no_base"} />;
  const words = signed(percent, "percent");
  return formula ? (
    <Hint says={formula} className="border-b border-dotted border-line-2">
      {words}
    </Hint>
  ) : (
    words
  );
}
