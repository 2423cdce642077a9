import { reportText as t } from "~/text/report";

/** Stands in the place of a part of the report that could not be loaded. Above the sheet is the way to try again. */
export function PartFailed({ className = "mt-1" }: { className?: string }) {
  return (
    <p data-failed className={`${className} text-sm text-warn`}>
      {t.failed}
    </p>
  );
}
