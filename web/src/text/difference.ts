/** The words of why a figure may not be what the platform's own app shows. */
export const differenceText = {
  title: (name: string) => `Why ${name}'s app may show another number`,
  figure: "Figure",
  shown: "Candor shows",
  none: "Nothing is known that would make it differ. If it does, it was counted anew since it was read.",
  rates: "By every definition",
  definition: "Definition",
  rate: "Rate",
};
