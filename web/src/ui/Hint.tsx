import { type ReactNode, useEffect, useId, useRef } from "react";
import { cx } from "./cx";

interface Props {
  /** What is said on hover, on focus and to screen readers. */
  says: string;
  className?: string;
  /** Keys pass it by: the same sentence stands behind a word that they stop at. */
  passing?: boolean;
  /** What a click on the word does, if anything. */
  onClick?: (() => void) | undefined;
  children: ReactNode;
}

const LINGER = 150; // milliseconds in which the pointer reaches the sentence

/**
 * A word with a sentence behind it. The sentence stands in the top layer, so no table or panel cuts it off;
 * it stays while the pointer is on it, and Escape hides it, and nothing else, wherever the focus is.
 */
export function Hint({ says, className, passing, onClick, children }: Props) {
  const id = useId();
  const tip = useRef<HTMLSpanElement>(null);

  const end = useRef<AbortController>(null);
  const going = useRef(0);

  const stay = () => clearTimeout(going.current);
  const hide = () => {
    stay();
    end.current?.abort();
    if (tip.current?.matches(":popover-open")) tip.current.hidePopover();
  };
  const hideSoon = () => {
    stay();
    going.current = window.setTimeout(hide, LINGER);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation(); // a dialog around the word stays open
    hide();
  };
  const show = (at: HTMLElement) => {
    stay();
    const box = tip.current;
    if (!box?.showPopover || box.matches(":popover-open")) return;
    box.showPopover();
    end.current = new AbortController();
    window.addEventListener("keydown", press, { capture: true, signal: end.current.signal });
    place(box, at.getBoundingClientRect());
  };
  useEffect(
    () => () => {
      clearTimeout(going.current);
      end.current?.abort();
    },
    [],
  );

  return (
    <>
      <button
        type="button"
        aria-describedby={id}
        tabIndex={passing ? -1 : undefined}
        className={cx(onClick ? "cursor-pointer" : "cursor-help", "text-left", className)}
        onClick={onClick}
        onMouseEnter={(e) => show(e.currentTarget)}
        onMouseLeave={hideSoon}
        onFocus={(e) => show(e.currentTarget)}
        onBlur={hide}
      >
        {children}
      </button>
      <span
        ref={tip}
        id={id}
        role="tooltip"
        popover="manual"
        onMouseEnter={stay}
        onMouseLeave={hideSoon}
        className="fixed m-0 max-w-72 rounded-control border border-line-2 bg-surface px-3 py-2 text-left font-sans text-xs font-normal whitespace-normal text-ink shadow-lg"
      >
        {says}
      </span>
    </>
  );
}

/** Puts the box above the word, or below where there is no room, and inside the window. */
function place(box: HTMLElement, word: DOMRect): void {
  const left = Math.min(Math.max(8, word.left + word.width / 2 - box.offsetWidth / 2), window.innerWidth - box.offsetWidth - 8);
  const above = word.top - box.offsetHeight - 6;
  box.style.left = `${left}px`;
  box.style.top = `${above < 8 ? word.bottom + 6 : above}px`;
}
