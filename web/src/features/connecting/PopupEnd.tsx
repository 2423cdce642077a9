import { text } from "~/text";
import { Button } from "~/ui/Button";
import { forgetPopup } from "./popup";

/** Stands in the popup for the moment before it closes, or for longer where the browser does not let it close itself. */
export function PopupEnd() {
  const stay = () => {
    forgetPopup();
    window.location.assign("/dashboard");
  };
  return (
    <main className="grid min-h-dvh place-content-center justify-items-center gap-5 p-8 text-center">
      <p className="font-serif text-[1.6rem]">{text.connecting.windowDone}</p>
      <Button onClick={stay}>{text.connecting.toOverview}</Button>
    </main>
  );
}
