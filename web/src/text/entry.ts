/** The words of the ways in: the first set-up, and links of invitation. */
export const setUpText = {
  title: "Set up this Candor",
  lead: "The server printed a code when it started. It works once and makes the first administrator.",
  code: "Code",
  act: "Begin",
};

export const invitationText = {
  title: "Invitation",
  lead: (kind: string, from: string, agency?: string) =>
    ({ share: `${from} lets your agency see figures`, password: "Choose a new password" })[kind] ??
    `${from} invites you${agency ? ` to ${agency}` : ""}`,
  shows: (accounts: string, day: string) => `${accounts}, until ${day}.`,
  name: "Your name",
  password: "New password, at least 8 characters",
  act: "Accept",
  invalid: "This link is not valid, was used, or is too old. Ask for a new one.",
  signInFirst: "Sign in as a manager first, then open this link again.",
};
