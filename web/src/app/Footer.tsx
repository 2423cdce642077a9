import { usePlatforms } from "~/api/platforms";
import { text } from "~/text";
import { ThemeChoice } from "./ThemeChoice";

/** The platforms' terms and privacy pages, and where access can be taken back there, as their rules ask. */
export function Footer() {
  const links = usePlatforms().flatMap((platform) => platform.links);
  return (
    <footer className="mt-12 grid gap-3 border-t border-line pt-4 text-xs text-ink-3">
      <div className="lg:hidden print:hidden">
        <ThemeChoice />
      </div>
      <p>{text.footer.by}</p>
      <ul className="flex flex-wrap gap-x-5 gap-y-1 *:flex *:min-h-[24px] *:items-center">
        <li>
          <a href="/privacy" className="underline decoration-line-2 underline-offset-4 hover:text-ink">
            {text.footer.privacy}
          </a>
        </li>
        {links.map((link) => (
          <li key={link.url}>
            <a href={link.url} target="_blank" rel="noreferrer" className="underline decoration-line-2 underline-offset-4 hover:text-ink">
              {link.label}
            </a>
          </li>
        ))}
      </ul>
    </footer>
  );
}
