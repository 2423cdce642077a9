import { useQuery } from "@tanstack/react-query";
import { verifyQuery } from "~/api/audit";
import { exact } from "~/format/number";
import { auditText as t } from "~/text/audit";
import { Button } from "~/ui/Button";
import { Dot } from "~/ui/Dot";

/** Walks the whole chain when asked to, and says whether it is whole. */
export function Verify() {
  const { data, isError, isFetching, refetch } = useQuery(verifyQuery);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
      <Button disabled={isFetching} onClick={() => void refetch()}>
        {isFetching ? t.verifying : t.verify}
      </Button>
      <span role="status">
        {isError && !isFetching && <span className="text-bad">{t.verifyFailed}</span>}
        {data && !isError && (
          <span className="inline-flex items-center gap-2" data-testid="verified" data-whole={data.whole}>
            <Dot tone={data.whole ? "good" : "bad"} />
            {data.whole ? t.whole(exact(data.entries)) : t.broken(exact(data.broken_at ?? 0), data.what)}
          </span>
        )}
      </span>
      {data?.whole && (
        <span className="min-w-0 text-xs text-ink-3">
          {t.head} <code className="break-all select-all">{data.head}</code>
        </span>
      )}
    </div>
  );
}
