import type { CauseCode, ConnectionState, MediaType, Reason, SeriesFlag } from "~/api/types";

/** A word that stands where a figure is missing, or beside an odd one, and the sentence behind it. */
interface Told {
  word: string;
  why: string;
}

/** Each reason of the contract. The word is what stands in the place of the figure. */
export const reasons: Record<Reason, Told> = {
  not_offered: { word: "not offered", why: "The platform does not offer this to apps, or not for this kind of post." },
  not_granted: { word: "not granted", why: "It needs a permission that was not given. Reconnect to give it." },
  not_yet_synced: { word: "not yet", why: "It has not been read yet. The first reading brings it." },
  below_threshold: { word: "too small", why: "The platform withholds it while counts are small." },
  not_settled: { word: "settling", why: "The platform is still computing it." },
  gap: { word: "gap", why: "Nothing was read on that day, and nothing was estimated." },
  not_due: { word: "not due", why: "It is not read every day, and this was not its day." },
  hidden_by_owner: { word: "hidden", why: "The account hides this at the platform." },
  turned_off: { word: "off", why: "This is turned off for the post." },
  not_reported: { word: "not reported", why: "The platform's answer did not hold it, although it should have." },
  before_conversion: { word: "too early", why: "It was posted before the account became a professional one." },
  no_base: { word: "no base", why: "There is nothing to compare with: no earlier figure, or none above 0." },
  sign_changed: { word: "gain and loss", why: "One of the two is a gain, the other a loss: a percentage between them would say nothing." },
  too_few_posts: { word: "too few posts", why: "It takes more posts with figures to say this." },
  policy: { word: "not shown", why: "The platform's terms do not let Candor compute or show this." },
  expired: { word: "deleted", why: "The platform's terms made Candor delete it." },
  error: { word: "unreadable", why: "Something went wrong on our side, or the answer could not be read." },
};

/** What made a gap, within a sentence about days that are over. */
export const gapCauses: Record<Exclude<CauseCode, "">, string> = {
  not_connected: "no account was connected",
  first_sync: "the first reading was under way",
  rate_limited: "the platform asked for a pause",
  quota_exhausted: "the day's quota was used up",
  platform_unreachable: "the platform did not answer",
  platform_error: "the platform answered with errors",
  malformed_answer: "an answer could not be read",
  incomplete_listing: "the list of posts came incomplete",
  access_expired: "access had ended",
  access_revoked: "access had been withdrawn",
  refresh_outcome_unknown: "renewing access had no clear outcome",
  scope_missing: "a permission was missing",
  account_gone: "the account was gone",
  account_suspended: "the account was suspended",
  not_professional: "it was not a professional account",
  no_account: "no account was found",
  app_misconfigured: "the app was set up wrongly",
  not_configured: "the platform was not set up here",
  late: "syncs were late",
  downtime: "Candor was not running",
  disconnected: "the account was disconnected",
  policy: "the platform's terms did not allow it",
  paused: "an administrator had paused the account",
  internal: "something went wrong here",
};

/** Why there is no figure in a word, with what made the gap where that is on record: gap: Candor was not running. */
export function reasonWord(reason: Reason = "error", cause?: CauseCode): string {
  return cause ? `${reasons[reason].word}: ${gapCauses[cause]}` : reasons[reason].word;
}

/** Why there is no figure in sentences. */
export function reasonWhy(reason: Reason = "error", cause?: CauseCode): string {
  return cause ? `${reasons[reason].why} Cause: ${gapCauses[cause]}.` : reasons[reason].why;
}

/** What is odd about a value, which is kept as the platform said it. */
export const flags: Record<SeriesFlag, Told> = {
  fell: {
    word: "lower than before",
    why: "It only ever grows, and is lower than before: the platform took some back, or things were deleted.",
  },
  to_zero: { word: "fell to 0", why: "It was above 0 before." },
  restated: { word: "restated", why: "The platform said another value for this day before." },
};

/** What kind of post it is. */
export const mediaTypes: Record<MediaType, string> = {
  photo: "Photo",
  video: "Video",
  carousel: "Carousel",
  reel: "Reel",
  short: "Short",
  story: "Story",
  live: "Live",
  unknown: "Post",
};

/** How a connection stands. */
export const connectionStates: Record<ConnectionState, string> = {
  connecting: "First sync",
  active: "Connected",
  retrying: "Trying again",
  needs_reconnect: "Reconnect needed",
  suspended: "Suspended by the platform",
  gone: "No longer at the platform",
  paused: "Paused by the operator",
  disconnected: "Disconnected",
};

/** The heading of a cause; its sentence comes from the server. */
export const causes: Record<Exclude<CauseCode, "">, string> = {
  not_connected: "No account connected",
  first_sync: "First numbers are on the way",
  rate_limited: "The platform asks for a pause",
  quota_exhausted: "Today's quota is used up",
  platform_unreachable: "The platform does not answer",
  platform_error: "The platform answers with errors",
  malformed_answer: "An answer could not be read",
  incomplete_listing: "The list of posts came incomplete",
  access_expired: "Access has ended",
  access_revoked: "Access was withdrawn",
  refresh_outcome_unknown: "Renewing access had no clear outcome",
  scope_missing: "A permission is missing",
  account_gone: "The account is gone",
  account_suspended: "The account is suspended",
  not_professional: "Not a professional account",
  no_account: "No account found",
  app_misconfigured: "The app is set up wrongly",
  not_configured: "Not configured",
  late: "Syncs are late",
  downtime: "Candor was not running",
  disconnected: "Disconnected",
  policy: "Not allowed by the platform's terms",
  paused: "An administrator has paused this account",
  internal: "Something went wrong here",
};

/** Why a sign-in at a platform did not end in a connection, by the code in the landing address. `{name}` is the platform. */
export const connectErrors: Record<string, string> = {
  denied: "Access was not given at {name}. Nothing was connected.",
  state: "This sign-in was already used, or belongs to another session. Try again.",
  expired: "The sign-in at {name} took longer than ten minutes. Try again.",
  exchange: "{name} did not accept the sign-in. Try again.",
  scope: "A permission that Candor cannot do without was not given. Try again and leave it ticked.",
  owned:
    "This {name} account is already connected by another person here. Ask them to disconnect it, or sign in at {name} with another account.",
  no_account: "{name} found no account that can be connected with this sign-in.",
  not_professional: "This is not a professional account. Change it to one in {name}'s settings, then try again.",
  not_configured: "{name} refused Candor's app, or the app is in test and this account is not on its list. Ask whoever runs Candor.",
  unavailable: "{name} did not answer. Nothing was connected; try again later.",
};

/** For codes that this version does not know. */
export const connectErrorOther = "Connecting {name} did not work. Try again.";

/** Words of the sync log. */
export const runWords = {
  product: {
    profile: "Profile",
    posts: "Posts",
    archive: "All posts",
    stories: "Stories",
    insights: "Daily figures",
    audience: "Audience",
  },
  trigger: { connect: "on connecting", person: "asked for", plan: "planned" },
  status: { running: "running", success: "complete", partial: "partly", failed: "failed" },
};
