import { useMutation } from "@tanstack/react-query";
import { download } from "~/api/download";
import { ApiError } from "~/api/error";
import { takeoutAddress } from "~/api/rights";
import { rightsText as t } from "~/text/export";
import { Button } from "~/ui/Button";

/** Everything that is here about oneself, as a zip into the browser's downloads. */
export function TakeOut() {
  const act = useMutation({ mutationFn: () => download(takeoutAddress, () => {}) });
  return (
    <span className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Button disabled={act.isPending} onClick={() => act.mutate()}>
        {act.isPending ? t.takingOut : t.takeOut}
      </Button>
      <span role="status" className="text-sm">
        {act.isSuccess && t.tookOut(act.data)}
        {act.isError && <span className="text-bad">{refusal(act.error)}</span>}
      </span>
    </span>
  );
}

function refusal(error: Error): string {
  return error instanceof ApiError && error.code === "too_many" ? t.tooMany : t.takeOutFailed;
}
