import { useEffect } from "react";
import { cx } from "./cx";

interface Props {
  label: string;
  /** The parts of the page by their ids. */
  parts: { id: string; name: string }[];
  /** Whether a line stands above that stays, too. */
  below?: boolean;
}

/** Ways to the parts of a long page. On a desk it stays in sight. A page that is opened at a part goes there once the part stands. */
export function Jumps({ label, parts, below }: Props) {
  useEffect(() => {
    const all = [...document.querySelectorAll("main [id]")];
    all.find(({ id }) => `#${encodeURI(id)}` === window.location.hash)?.scrollIntoView(); // an address may hold anything
  }, []);
  return (
    <nav
      aria-label={label}
      data-stays
      className={cx(
        "-mx-1 flex flex-wrap gap-x-5 gap-y-1 bg-ground px-1 py-2 text-sm lg:sticky lg:z-[5] print:hidden",
        below ? "lg:top-11" : "lg:top-0",
      )}
    >
      {parts.map(({ id, name }) => (
        <a
          key={id}
          href={`#${id}`}
          className="flex min-h-6 items-center text-ink-2 underline decoration-line-2 underline-offset-4 hover:text-ink"
        >
          {name}
        </a>
      ))}
    </nav>
  );
}
