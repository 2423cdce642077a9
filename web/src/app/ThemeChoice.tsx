import { useState } from "react";
import { text } from "~/text";
import { Segmented } from "~/ui/Segmented";
import { setTheme, type Theme, theme } from "~/ui/theme";

/** Light, dark, or as the system says. */
export function ThemeChoice() {
  const [choice, setChoice] = useState<Theme>(theme);
  const change = (next: Theme) => {
    setTheme(next);
    setChoice(next);
  };
  return (
    <Segmented
      label={text.theme.label}
      value={choice}
      onChange={change}
      options={[
        { value: "system", label: text.theme.system },
        { value: "light", label: text.theme.light },
        { value: "dark", label: text.theme.dark },
      ]}
    />
  );
}
