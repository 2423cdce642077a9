import { LoadFailed } from "./LoadFailed";
import { Pending } from "./Pending";

interface Props {
  /** What brings what will stand here, as the query library has it. */
  query: { data: unknown; isError: boolean; dataUpdatedAt: number; refetch: () => unknown };
  /** The size of what will stand here. */
  className?: string;
}

/**
 * Stands before what a query brings and says nothing of it but this: that it is on its way, that it could not be loaded, or of when it is
 * where it could not be loaded again. What came and is current needs no word.
 */
export function Awaited({ query, className }: Props) {
  const known = query.data !== undefined;
  if (query.isError) return <LoadFailed since={known ? query.dataUpdatedAt : undefined} again={() => void query.refetch()} />;
  return known ? null : <Pending className={className} />;
}
