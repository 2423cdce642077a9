import { Link } from "@tanstack/react-router";
import { text } from "~/text";
import { PageHead } from "./PageHead";

/** Stands where an address leads nowhere. */
export function NotFoundPage({ message = text.notFound.title, alone = false }) {
  const Place = alone ? "main" : "div"; // inside the layout the landmark is there already
  return (
    <Place className={alone ? "grid gap-4 p-10" : "grid gap-4 py-10"}>
      <PageHead title={message} />
      <Link to="/dashboard" className="justify-self-start underline decoration-line-2 underline-offset-4">
        {text.notFound.back}
      </Link>
    </Place>
  );
}
