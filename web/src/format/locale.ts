const KEY = "candor.locale";

/** Ways of writing numbers and dates that can be chosen by hand; the words stay English. */
export const locales = [
  "en-GB",
  "en-US",
  "de-DE",
  "fr-FR",
  "es-ES",
  "it-IT",
  "nl-NL",
  "pl-PL",
  "pt-BR",
  "sv-SE",
  "tr-TR",
  "ja-JP",
  "hi-IN",
];

/** The way of writing chosen by hand, kept in this browser; undefined: as the browser says. */
export function ownLocale(): string | undefined {
  const kept = globalThis.localStorage?.getItem(KEY);
  return kept && locales.includes(kept) ? kept : undefined;
}

/** Keeps a choice; undefined goes back to the browser's. What stands on the screen is written anew with the next page. */
export function setLocale(choice: string | undefined): void {
  if (choice) localStorage.setItem(KEY, choice);
  else localStorage.removeItem(KEY);
}
