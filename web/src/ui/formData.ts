import type { FormEvent } from "react";

/** Keeps a form from leaving the page, and hands over what it says. */
export function submitted(take: (form: FormData, element: HTMLFormElement) => void) {
  return (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    take(new FormData(event.currentTarget), event.currentTarget);
  };
}
