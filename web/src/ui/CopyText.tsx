import { useRef, useState } from "react";
import { copyText as t } from "~/text/copy";
import { Button } from "./Button";
import { cx } from "./cx";

interface Props {
  value: string;
  /** What it is, for those who do not see it: "the redirect URI of TikTok". */
  what: string;
  look?: "plain" | "quiet";
  className?: string;
  testid?: string;
}

/**
 * A text to be taken elsewhere, with a button that copies it. Browsers give the clipboard to pages on https and on this machine only:
 * elsewhere the text is marked, and it is said how to copy it.
 */
export function CopyText({ value, what, look = "plain", className, testid }: Props) {
  const text = useRef<HTMLElement>(null);
  const [outcome, setOutcome] = useState("");
  const mark = () => {
    if (text.current) getSelection()?.selectAllChildren(text.current);
    setOutcome(t.marked);
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setOutcome(t.copied);
    } catch {
      mark();
    }
  };
  return (
    <>
      <code
        ref={text}
        data-testid={testid}
        className={cx("rounded-control border border-line bg-ground font-mono text-xs break-all select-all", className)}
      >
        {value}
      </code>
      <Button look={look} aria-label={t.copyOf(what)} onClick={() => void copy()}>
        {t.copy}
      </Button>
      <span role="status" className="self-center text-xs text-ink-3">
        {outcome}
      </span>
    </>
  );
}
