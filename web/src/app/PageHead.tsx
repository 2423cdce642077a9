import { type ReactNode, useRef } from "react";
import { text } from "~/text";
import { useArrival } from "~/ui/focus";

interface Props {
  /** What the page is called; undefined until it is known. */
  title: string | undefined;
  /** What stands there meanwhile. */
  pending?: string;
  /** The way back to where this page is one of many. */
  back?: ReactNode;
  children?: ReactNode;
}

/** A page's title, in the tab too, and what stands right under it. On a new page the title takes the focus, so that it is read out and Tab begins there. */
export function PageHead({ title, pending = "", back, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useArrival(heading, title !== undefined);
  return (
    <header className="grid gap-2">
      <title>{`${title ?? pending} · ${text.brand}`}</title>
      {back && <p className="-mb-1 text-sm print:hidden">{back}</p>}
      <h1 ref={heading} tabIndex={-1} dir="auto" className="w-fit sm:line-clamp-2 font-serif text-title tracking-[-0.01em] outline-none">
        {title ?? pending}
      </h1>
      {children}
    </header>
  );
}
