import { useMutation } from "@tanstack/react-query";
import { save } from "~/api/download";
import { useMetrics } from "~/api/metrics";
import { everyPost } from "~/api/posts";
import { exact } from "~/format/number";
import { postText as t } from "~/text/post";
import { Button } from "~/ui/Button";
import { toast } from "~/ui/toast";
import { csvOf, rowsOf } from "./file";
import { filterOf, type PostsSearch } from "./search";

/** This list, as it is filtered and sorted, as a file: all its pages, or its beginning where it is very long. */
export function ListFile({ search }: { search: PostsSearch }) {
  const metric = useMetrics();
  const act = useMutation({
    mutationFn: async (format: "csv" | "json") => {
      const { posts, all } = await everyPost(filterOf({ ...search, cursor: undefined }));
      const rows = rowsOf(posts, metric);
      const [content, type] = format === "csv" ? [csvOf(rows), "text/csv;charset=utf-8"] : [JSON.stringify({ rows }), "application/json"];
      const name = `candor-posts-${new Date().toISOString().slice(0, 10)}.${format}`;
      save(new Blob([content], { type }), name);
      return all ? t.saved(name) : t.savedFirst(name, exact(posts.length));
    },
    onSuccess: (words) => toast("success", words),
    onError: (error) => toast("error", error.message || t.listFailed),
  });
  return (
    <span className="flex items-center gap-3 text-ink-3">
      {t.list}
      {(["csv", "json"] as const).map((format) => (
        <Button
          key={format}
          look="quiet"
          disabled={act.isPending}
          aria-label={t.listAs(format.toUpperCase())}
          onClick={() => act.mutate(format)}
        >
          {format.toUpperCase()}
        </Button>
      ))}
    </span>
  );
}
