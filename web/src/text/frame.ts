/** The words round the pages, and those that stand where there is none. */
export const frameText = {
  nav: {
    label: "Places",
    overview: "Overview",
    roster: "Roster",
    sharing: "Sharing",
    health: "Sync health",
    platforms: "Platforms",
    posts: "Posts",
    audience: "Audience",
    connections: "Connections",
    export: "Export",
    people: "People",
    audit: "Audit log",
    accounts: "Accounts",
    runs: "Sync log",
    settings: "Settings",
    agency: "Agency",
    operations: "Operations",
    needs: (n: number) => `${n} need you`,
  },
  notFound: { title: "There is no such page", back: "Go to the Overview" },
  broken: { title: "This page could not be shown", why: "Candor may have been renewed while it was open.", again: "Load it anew" },
  footer: {
    by: "Figures are the platforms' own, read through their official APIs.",
    privacy: "Privacy: what is read, why, and for how long",
  },
};
