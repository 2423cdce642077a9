/** The words of the operators' page of platforms: what to register there, and what was allowed beyond their terms. */
export const setupText = {
  title: "Platforms",
  lead: "What this Candor needs before anybody can connect an account, and what a platform allowed it beyond its terms. On the machine itself, candor doctor checks the same and more.",
  configured: "set up",
  unconfigured: "not set up yet",
  register: "Register an app of your own",
  redirect: "Give it this redirect URI, byte for byte",
  ask: "Ask for these permissions",
  set: "Give Candor these settings, in its environment or its .env file, and start it again",
  allSet: "Every setting is given.",
  redirectOf: (name: string) => `the redirect URI of ${name}`,
  steps: "The file docs/registering.md in Candor's source tells every step, also what works before a review.",
  none: "No platform is set up yet, so nobody can connect an account.",
  goOn: "Set up the platforms",

  derived: {
    title: "Figures that Candor computes",
    byTerms: (name: string) => `${name}'s terms allow them: rates, averages and changes are shown.`,
    off: (name: string) =>
      `${name}'s terms forbid them (rates, averages, changes) unless it has accepted them in writing. If it has, record that here, and keep the letter: ${name} may ask for it.`,
    reference: "Number of the request or letter",
    scope: "What it covers, in the platform's words",
    on: "Accepted on",
    record: "Record the acceptance",
    recorded: (name: string) => `Recorded. What is computed from ${name}'s figures is shown, marked as Candor's own.`,
    allowed: "Recorded acceptance",
    withdraw: "Withdraw",
    withdrawOf: (name: string) => `Withdraw what ${name} accepted?`,
    withdrawBody: "From that moment nothing is computed from its figures any more, for nobody.",
    withdrawn: (name: string) => `Withdrawn. Nothing is computed from ${name}'s figures any more.`,
  },
};
