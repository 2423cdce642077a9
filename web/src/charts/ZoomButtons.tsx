import { text } from "~/text";
import { cx } from "~/ui/cx";

interface Props {
  /** Undefined where there are no fewer days to show. */
  closer: (() => void) | undefined;
  /** Undefined where all days are shown. */
  wider: (() => void) | undefined;
  whole: () => void;
}

const look = "min-h-6 min-w-6 rounded-control border border-line-2 bg-surface px-1.5 text-xs font-medium text-ink-2";

/** Fewer and more days, for those who do not drag. The chart itself takes plus and minus from the keyboard, so that they are no stops there. */
export function ZoomButtons({ closer, wider, whole }: Props) {
  const sign = (name: string, mark: string, act: (() => void) | undefined) => (
    <button
      type="button"
      tabIndex={-1}
      aria-label={name}
      aria-disabled={!act}
      onClick={act}
      className={cx(look, act ? "hover:text-ink" : "cursor-default text-ink-3")}
    >
      {mark}
    </button>
  );
  return (
    <div className="flex min-h-7 items-end justify-end gap-1 print:hidden">
      {wider && (
        <button type="button" onClick={whole} className={cx(look, "hover:text-ink")}>
          {text.charts.allDays}
        </button>
      )}
      {sign(text.charts.wider, "−", wider)}
      {sign(text.charts.closer, "+", closer)}
    </div>
  );
}
