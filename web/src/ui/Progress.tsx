interface Props {
  label: string;
  done: number;
  /** Null while it is not known how much there is. */
  total: number | null;
}

/** A thin bar that fills; without a total it only breathes. */
export function Progress({ label, done, total }: Props) {
  const share = total ? Math.min(100, (done / total) * 100) : undefined;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={total ? done : undefined}
      aria-valuemin={0}
      aria-valuemax={total ?? undefined}
      className="h-1 overflow-hidden rounded-full bg-line"
    >
      <div
        className={
          share === undefined ? "pending h-full w-full bg-accent" : "h-full rounded-full bg-accent transition-[width] duration-500"
        }
        style={share === undefined ? undefined : { width: `${share}%` }}
      />
    </div>
  );
}
