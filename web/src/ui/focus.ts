import { type RefObject, useEffect, useLayoutEffect } from "react";

/** Gives the focus to a heading, which is then read out, and from where Tab goes on. */
export function focusHeading(heading: HTMLElement | null | undefined): void {
  heading?.setAttribute("tabindex", "-1");
  heading?.focus({ preventScroll: true });
}

/** Where the reader was told to be last. The first page of all says it itself. */
let told: string | undefined;

/** On a new page its heading takes the focus as soon as it is known. */
export function useArrival(heading: RefObject<HTMLElement | null>, known: boolean): void {
  useEffect(() => {
    if (!known) return;
    const { pathname } = window.location;
    if (told !== undefined && told !== pathname) focusHeading(heading.current);
    told = pathname;
  }, [known, heading]);
}

/** What leaves the page with the focus in it hands it over to the heading of the panel where it stood, or of the page. */
export function useHandOver(leaving: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const it = leaving.current;
    const panel = it?.closest("section");
    return () => {
      if (it?.contains(document.activeElement)) focusHeading(panel?.querySelector<HTMLElement>("h2") ?? document.querySelector("h1"));
    };
  }, [leaving]);
}
