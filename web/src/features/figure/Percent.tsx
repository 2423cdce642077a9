import type { Reason } from "~/api/types";
import { signed } from "~/format/number";
import { Missing } from "./Missing";

interface Props {
  of: { percent: number | null; percent_reason?: Reason };
  /** Of which metric it is the change. */
  metric: string;
}

/** A change in percent, or the word for why there is none. */
export function Percent({ of: { percent, percent_reason: reason }, metric }: Props) {
  return percent === null ? <Missing metric={metric} reason={reason ?? "no_base"} /> : signed(percent, "percent");
}
