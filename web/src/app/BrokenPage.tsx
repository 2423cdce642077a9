import { text } from "~/text";
import { Button } from "~/ui/Button";
import { PageHead } from "./PageHead";

/** Stands where a page failed to draw itself: mostly one of an earlier version that was open while the server was renewed. */
export function BrokenPage() {
  return (
    <div role="alert" className="grid gap-4 py-10">
      <PageHead title={text.broken.title}>
        <p className="text-sm text-ink-2">{text.broken.why}</p>
      </PageHead>
      <Button className="justify-self-start" onClick={() => window.location.reload()}>
        {text.broken.again}
      </Button>
    </div>
  );
}
