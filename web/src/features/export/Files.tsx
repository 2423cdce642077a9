import { useMutation } from "@tanstack/react-query";
import { download } from "~/api/download";
import { saidBy } from "~/api/error";
import { useOthersFigures } from "~/features/looking/creator";
import { filesText as t } from "~/text/export";
import { Button } from "~/ui/Button";
import { toast } from "~/ui/toast";

interface Props {
  /** What is in the file, in words that begin a sentence: "This list". */
  what: string;
  /** The route that makes it, and what it is asked for beside the format. */
  path: "/api/export" | "/api/export/posts" | `/api/export/posts/${string}`;
  query?: Record<string, string | number | undefined>;
}

const formats = Object.entries(t.formats) as [keyof typeof t.formats, string][];

/** What is shown as a file, in each format. Files are for those whose figures they are: others see nothing here. */
export function Files({ what, path, query = {} }: Props) {
  const others = useOthersFigures();
  const act = useMutation({
    mutationFn: (format: keyof typeof t.formats) => download(`${path}?${new URLSearchParams({ ...given(query), format })}`, () => {}),
    onSuccess: (name) => toast("success", t.saved(name)),
    onError: (error) => toast("error", saidBy(error, t.failed)),
  });
  if (others) return null;
  return (
    <span className="flex items-center gap-3 text-sm text-ink-3">
      {t.as(what)}
      {formats.map(([format, name]) => (
        <Button
          key={format}
          look="quiet"
          aria-disabled={act.isPending} // and not disabled: the focus stays on it
          aria-label={`${t.as(what)} ${name}`}
          onClick={() => !act.isPending && act.mutate(format)}
        >
          {name}
        </Button>
      ))}
      <span role="status">{act.isPending && t.making(t.formats[act.variables])}</span>
    </span>
  );
}

/** What is given of a query, as texts. */
export function given(query: Record<string, string | number | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])));
}
