/** Light, dark, or as the system says. The choice made by hand is kept in this browser. */
export type Theme = "system" | "light" | "dark";

const KEY = "candor.theme";

export function theme(): Theme {
  const kept = localStorage.getItem(KEY);
  return kept === "light" || kept === "dark" ? kept : "system";
}

export function setTheme(choice: Theme): void {
  if (choice === "system") localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, choice);
  applyTheme();
}

/** Puts the choice on the root element; the stylesheet does the rest. */
export function applyTheme(): void {
  const choice = theme();
  if (choice === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = choice;
}
