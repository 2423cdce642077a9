import { useState } from "react";
import { locales, ownLocale, setLocale } from "~/format/locale";
import { language } from "~/text/language";
import { settingsText as t } from "~/text/settings";
import { FormSelect } from "~/ui/FormSelect";

/** How numbers and dates are written: as the browser says, or as chosen here. */
export function Writing() {
  const [choice, setChoice] = useState(ownLocale() ?? "");
  const change = (next: string) => {
    setLocale(next || undefined);
    setChoice(next);
  };
  return (
    <div className="grid gap-2">
      <FormSelect
        label={t.locale}
        value={choice}
        onChange={(event) => change(event.target.value)}
        options={[{ value: "", label: t.localeBrowser }, ...locales.map((l) => ({ value: l, label: example(l) }))]}
      />
      <p className="text-xs text-ink-3">{t.localeNote}</p>
    </div>
  );
}

/** A way of writing, shown by itself: its name, a number and a day. */
function example(locale: string): string {
  const name = new Intl.DisplayNames(language, { type: "language" }).of(locale);
  const number = new Intl.NumberFormat(locale).format(84219.5);
  const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" }).format(new Date("2026-11-14T00:00:00Z"));
  return `${name}: ${number}, ${day}`;
}
