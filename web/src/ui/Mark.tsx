import type { CSSProperties } from "react";

/** The two line colours of a platform, as the server gives them. */
export interface Look {
  light: string;
  dark: string;
}

/** The style that sets a platform's colours for everything inside that has the class "mark". */
export function lookStyle(look: Look | undefined): CSSProperties {
  return look ? ({ "--look-light": look.light, "--look-dark": look.dark } as CSSProperties) : {};
}

/** The small square that marks a platform. Its name always stands beside it. */
export function Mark({ look }: { look: Look | undefined }) {
  return <span aria-hidden="true" style={lookStyle(look)} className="mark inline-block size-2.5 shrink-0 rounded-[3px] bg-(--mark)" />;
}
