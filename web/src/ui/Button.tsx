import type { ButtonHTMLAttributes } from "react";
import { cx } from "./cx";

type Look = "plain" | "strong" | "quiet" | "danger";

const looks: Record<Look, string> = {
  plain: "border border-line-2 bg-surface text-ink hover:border-ink-3",
  strong: "border border-accent bg-accent text-accent-ink hover:opacity-90",
  quiet: "text-ink-2 hover:text-ink underline decoration-line-2 decoration-1 underline-offset-4 hover:decoration-ink-3",
  danger: "border border-bad/40 bg-surface text-bad hover:border-bad",
};

/** How a button looks, for links that do a button's work. */
export function buttonLook(look: Look): string {
  return cx(
    "inline-flex min-h-8 items-center justify-center gap-2 whitespace-nowrap rounded-control text-sm font-medium transition-colors",
    look !== "quiet" && "px-3 py-1",
    looks[look],
  );
}

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: Look;
}

/** A button. Quiet ones are for acts beside the main one; danger is for what cannot be undone. */
export function Button({ look = "plain", className, type = "button", ...rest }: Props) {
  return (
    <button
      type={type}
      className={cx(
        buttonLook(look),
        "disabled:cursor-default disabled:opacity-55 aria-disabled:cursor-default aria-disabled:opacity-55",
        className,
      )}
      {...rest}
    />
  );
}
