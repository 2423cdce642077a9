import { api } from "./client";

const most = 5; // reports of one visit: an error in a loop is one error
let sent = 0;

/** POST /api/errors: tells the operator's error monitoring of an error of the web app. Nothing of an address but its path goes along. */
export function report(error: unknown): void {
  if (sent++ >= most) return;
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined };
  const body = {
    message: bare(message).slice(0, 500),
    stack: stack && bare(stack).slice(0, 4000),
    page: window.location.pathname.slice(0, 200),
  };
  void api.POST("/api/errors", { body }).catch(() => {}); // there is nobody left to tell
}

/** A text without the queries and fragments of its addresses, where codes and tokens travel. */
export function bare(words: string): string {
  return words.replace(/(https?:\/\/[^\s?#)]+)[?#][^\s):]*/g, "$1");
}

/** Reports what nobody caught. */
export function reportUncaught(): void {
  window.addEventListener("error", (event) => report(event.error ?? event.message));
  window.addEventListener("unhandledrejection", (event) => report(event.reason));
}
