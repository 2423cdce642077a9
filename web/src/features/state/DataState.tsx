import type { ReactNode } from "react";
import type { Action, Cause, DataState as State } from "~/api/types";
import { text } from "~/text";
import { type Resource, stateText } from "~/text/states";
import { causes as causeWords } from "~/text/words";
import { Button } from "~/ui/Button";
import { cx } from "~/ui/cx";
import { Progress } from "~/ui/Progress";
import { ActionButton, useCanDo } from "./ActionButton";
import { faces } from "./faces";
import { Loading } from "./Loading";
import { progress } from "./progress";
import { told } from "./told";

export interface DataStateProps {
  state: State | "loading";
  /** What it is about. */
  resource: Resource;
  causes?: Cause[];
  action?: Action | null;
  /** How far the first reading is. */
  sync?: { done: number; total: number | null };
  /** In place of the cause's or the state's own sentence. */
  message?: string;
  /** One line instead of a block. */
  variant?: "full" | "compact";
  skeleton?: ReactNode;
  /** Stands exactly where trying again is of use. */
  onRetry?: (() => void) | undefined;
  /** Whatever data there is; it is shown in every state that has some. */
  children?: ReactNode;
}

const rules = { calm: "border-line-2", warn: "border-warn", bad: "border-bad" };

/** Shows data together with the truth about it: each state of the contract has its own face, and none hides the data there is. */
export function DataState(props: DataStateProps) {
  const { state, causes = [], variant = "full", children } = props;
  const resource = stateText.resources[props.resource];
  const compact = variant === "compact";
  const canDo = useCanDo();
  if (state === "loading") return <Loading resource={resource} compact={compact} skeleton={props.skeleton} />;
  if (state === "ready") return <>{children}</>;

  const face = faces[state];
  const [cause, ...others] = causes;
  const title = cause?.code && state !== "never_synced" ? causeWords[cause.code] : face.title(resource);
  const lead = props.message ?? (cause?.code === "first_sync" ? face.lead : cause && told(cause)) ?? face.lead; // the title has said it
  const action = props.action ?? cause?.action;
  const further = [...new Set(others.map((other) => told(other)))].filter((sentence) => sentence !== lead);
  return (
    <>
      <div
        role={face.tone === "bad" ? "alert" : "status"}
        data-state={state}
        className={cx(
          "border-l-[3px] py-0.5 pl-3.5",
          rules[face.tone],
          compact ? "flex flex-wrap items-center gap-x-3 gap-y-1 text-sm" : "grid justify-items-start gap-1.5",
          children != null && "mb-5",
        )}
      >
        <p className="font-semibold">{title}</p>
        {!compact || !action || !canDo(action) || further.length > 0 ? <p className="max-w-prose text-sm text-ink-2">{lead}</p> : null}
        {further.map((sentence) => (
          <p key={sentence} className="max-w-prose basis-full text-sm text-ink-2">
            {sentence}
          </p>
        ))}
        {state === "never_synced" && props.sync && <FirstSync sync={props.sync} />}
        {action && <ActionButton action={action} />}
        {props.onRetry && <Button onClick={props.onRetry}>{text.tryAgain}</Button>}
      </div>
      {children}
    </>
  );
}

function FirstSync({ sync }: { sync: { done: number; total: number | null } }) {
  const words = progress(sync) || text.accounts.syncing;
  return (
    <div className="w-full max-w-72">
      <p className="mb-1.5 text-xs text-ink-3">{words}</p>
      <Progress label={words} {...sync} />
    </div>
  );
}
