import { rightsText as t } from "~/text/export";

/** Says that something was erased, and where its receipt can be seen by whoever has the address. */
export function Erased({ url }: { url: string }) {
  return (
    <div role="status" className="mt-4 grid gap-2 rounded-control border border-accent/40 p-3 text-sm">
      <p>{t.erased}</p>
      <a href={url} target="_blank" rel="noreferrer" data-testid="receipt" className="break-all underline underline-offset-4">
        {url}
      </a>
    </div>
  );
}
