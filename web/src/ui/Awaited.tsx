import { LoadFailed } from "./LoadFailed";
import { Pending } from "./Pending";

interface Props {
  failed: boolean;
  again: () => void;
  /** The size of what will stand here. */
  className?: string;
}

/** Stands in place of what is not known yet: nothing is said of it, neither that it is empty nor that all is well. */
export function Awaited({ failed, again, className }: Props) {
  return failed ? <LoadFailed again={again} /> : <Pending className={className} />;
}
