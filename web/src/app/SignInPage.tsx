import { getRouteApi } from "@tanstack/react-router";
import { SignInForm } from "~/features/session/SignInForm";
import { text } from "~/text";
import { Brand } from "./Brand";

const route = getRouteApi("/signin");

/** The way in. Afterwards the person is where they wanted to be. */
export function SignInPage() {
  const { next } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <title>{`${text.signIn.title} · ${text.brand}`}</title>
      <div className="w-full max-w-88">
        <Brand className="text-[2.6rem]" />
        <p className="mt-2 mb-8 text-ink-2">{text.signIn.lead}</p>
        <h1 className="sr-only">{text.signIn.title}</h1>
        <SignInForm onDone={() => void navigate({ href: next ?? "/dashboard", replace: true })} />
        <a href="/privacy" className="mt-6 inline-block text-xs text-ink-3 underline decoration-line-2 underline-offset-4 hover:text-ink">
          {text.footer.privacy}
        </a>
      </div>
    </main>
  );
}
