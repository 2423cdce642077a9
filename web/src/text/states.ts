/** What a state of data speaks of. */
const resources = {
  accounts: "accounts",
  connections: "connections",
  figures: "figures",
  permissions: "permissions",
  posts: "posts",
  syncs: "syncs",
  socialAccounts: "social accounts",
};

export type Resource = keyof typeof resources;

/** The words of each state of data: its heading, and what is said where the server gives no cause. `r` is what it is about, in the plural. */
export const stateText = {
  resources,
  loading: (r: string) => `Loading ${r}`,
  error: { title: (r: string) => `The ${r} could not be loaded`, lead: "Something went wrong on our side. What was stored is safe." },
  action_needed: {
    title: (r: string) => `Something must be done before the ${r} go on`,
    lead: "Reconnect the account; its history is kept.",
  },
  blocked: { title: (r: string) => `The ${r} are not shown`, lead: "A platform's terms do not allow it here." },
  never_synced: { title: () => "First numbers are on the way", lead: "They appear here as they come; you need not wait." },
  stale: { title: (r: string) => `The ${r} are older than promised`, lead: "A reading is late." },
  partial: { title: (r: string) => `Some of the ${r} are missing`, lead: "What is missing says why in its place." },
  settling: { title: () => "The newest figures may still change", lead: "The platform is still counting." },
  empty: { title: (r: string) => `No ${r} yet`, lead: "Nothing is there to show." },
};
