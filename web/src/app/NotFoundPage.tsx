import { Link } from "@tanstack/react-router";
import { text } from "~/text";
import { PageHead } from "./PageHead";

/** Stands where an address leads nowhere. */
export function NotFoundPage({ message = text.notFound.title }) {
  return (
    <div className="grid gap-4 py-10">
      <PageHead title={message} />
      <Link to="/dashboard" className="justify-self-start underline decoration-line-2 underline-offset-4">
        {text.notFound.back}
      </Link>
    </div>
  );
}
