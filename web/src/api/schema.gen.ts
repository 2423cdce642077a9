// Generated from openapi.json by "npm run generate". Do not edit.
export interface paths {
    "/api/admin/allowances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What platforms allowed this installation beyond their terms */
        get: operations["listAllowances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was done, and by whom */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the record of acts is whole */
        get: operations["verifyAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/budgets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the platforms' limits still allow, and when they are reset */
        get: operations["listBudgets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All connections and how they stand */
        get: operations["listAllConnections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/connections/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop reading this account until it is resumed */
        post: operations["pauseConnection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/connections/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read a paused account again */
        post: operations["resumeConnection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/connections/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read this account now */
        post: operations["retryConnection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Freshness of the fleet, success rates, what fails and why, the queue */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/platforms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The platforms, how their accounts stand, and which are paused */
        get: operations["listPlatformStates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/platforms/{platform}/derived-figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Record that a platform allowed figures computed from its data: reference, scope and day; needs a fresh password */
        put: operations["allowDerived"];
        post?: never;
        /** End what was recorded: no figure is computed from the platform's data any more */
        delete: operations["withdrawDerived"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/platforms/{platform}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop reading all accounts of a platform until it is resumed */
        post: operations["pausePlatform"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/platforms/{platform}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read the accounts of a paused platform again */
        post: operations["resumePlatform"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/platforms/{platform}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try again now what has failed at a platform */
        post: operations["retryPlatform"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The sync log of all connections */
        get: operations["listAllRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The agencies that one may know of */
        get: operations["listAgencies"];
        put?: never;
        /** Add an agency */
        post: operations["addAgency"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agencies/{id}/members/{person}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Make a manager a member; needs a fresh password */
        put: operations["addMember"];
        post?: never;
        /** End a membership */
        delete: operations["removeMember"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/analytics/averages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Means per post and the engagement rate, day by day */
        get: operations["getAverages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/analytics/best-time": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What posts got by the hour of the week in which they were published */
        get: operations["bestTime"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/analytics/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A period beside the one of equal length before it */
        get: operations["compare"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/analytics/difference": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why a figure is not what the platform's own app shows */
        get: operations["getDifference"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/analytics/posting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How often posts are published, and what each type of post gets */
        get: operations["getPosting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/analytics/rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The engagement rate by every definition of the registry */
        get: operations["getRates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/analytics/socials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything at a glance */
        get: operations["getOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/analytics/socials/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The connections and how they stand */
        get: operations["listConnections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/analytics/socials/{platform}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One platform: profile, newest posts, series */
        get: operations["listAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audience": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who the audience is, and where a period's figures come from */
        get: operations["getAudience"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/{platform}/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the platform sends the browser back to */
        get: operations["callback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/{platform}/connect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Begin to connect an account */
        get: operations["connect"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/{platform}/disconnect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Disconnect: revoke, hide at once, purge within 7 days */
        delete: operations["disconnect"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connections/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Not this account: revoke and purge at once, within an hour of connecting */
        delete: operations["forgetConnection"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connections/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was said before it was corrected */
        get: operations["getHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connections/{id}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The sync log */
        get: operations["listRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connections/{id}/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read this account now */
        post: operations["syncNow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What one accepts by connecting, per platform, and what one has accepted */
        get: operations["listConsents"];
        put?: never;
        /** Accept the present text of a platform */
        post: operations["acceptConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/errors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An error of the web app, for the operator's error monitoring */
        post: operations["reportError"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own figures as a file, with definitions, states and reasons */
        get: operations["export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/export/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The list of one's own posts as a file, filtered and sorted as the list is */
        get: operations["exportPosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/export/posts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of one's own posts over time, as a file */
        get: operations["exportPost"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ledger: who may see what, from when until when */
        get: operations["listGrants"];
        put?: never;
        /** Let an agency see connections until a date */
        post: operations["give"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/grants/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a grant back, or give it up */
        delete: operations["endGrant"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's open invitations */
        get: operations["listInvitations"];
        put?: never;
        /** Make a link to join, or to see a creator's accounts */
        post: operations["invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Use a link */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a link is good for */
        post: operations["openInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take an invitation back */
        delete: operations["withdrawInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete one's data at once and for good, of one platform or all with oneself; needs a fresh password */
        delete: operations["eraseMine"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/takeout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that is here about oneself, as a zip of JSON, CSV and Parquet */
        get: operations["takeout"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The metric registry */
        get: operations["listMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What you are told about your connections and have not seen */
        get: operations["listNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/{id}/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** You have seen it */
        post: operations["seeNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody */
        get: operations["listPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a role, or whether somebody may sign in; needs a fresh password */
        patch: operations["changePerson"];
        trace?: never;
    };
    "/api/people/{id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a link for a new password; needs a fresh password */
        post: operations["makePasswordLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign somebody out everywhere */
        delete: operations["endPersonSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/person": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change one's own name and zone */
        patch: operations["describe"];
        trace?: never;
    };
    "/api/person/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change the password; other sessions end */
        put: operations["changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/platforms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The platforms, and whether they are configured here */
        get: operations["listPlatforms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Posts, sorted and filtered */
        get: operations["listPosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/posts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One post and its history */
        get: operations["getPost"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/posts/{id}/decay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A post's way to its latest figure, and what it gained by day */
        get: operations["getDecay"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roster": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The creators who let one's agencies see something now */
        get: operations["getRoster"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roster/comparison": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The accounts of the roster beside each other by one metric, each platform for itself */
        get: operations["compareRoster"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in */
        get: operations["getSession"];
        put?: never;
        /** Sign in with a password */
        post: operations["signIn"];
        /** Sign out */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/bearer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin a session with the token of the application that embeds Candor */
        post: operations["signInBearer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Type the password again, for acts that need it fresh */
        post: operations["prove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/sso": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sign in at the single sign-on */
        get: operations["startSSO"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/sso/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the single sign-on sends the browser back to */
        get: operations["finishSSO"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where one is signed in */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        /** Sign out everywhere */
        delete: operations["signOutEverywhere"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign out in one place */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the first administrator, with the one-time code */
        post: operations["setUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's API tokens */
        get: operations["listTokens"];
        put?: never;
        /** Make an API token; needs a fresh password */
        post: operations["makeToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke an API token */
        delete: operations["revokeToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AcceptConsentInputBody: {
            platform: string;
            /** @description The version that was read. */
            version: string;
        };
        AcceptInputBody: {
            /** @description share: for which of one's agencies; needed if there are several. */
            agency?: string;
            /** @description join */
            email?: string;
            /** @description join */
            name?: string;
            /** @description join, password */
            password?: string;
            token: string;
        };
        Account: {
            average_engagement: components["schemas"]["Figure"];
            average_views: components["schemas"]["Figure"];
            /** @description What is wrong, if anything. */
            cause: components["schemas"]["Cause"] | null;
            /** Format: uuid */
            connection: string;
            connection_state: components["schemas"]["ConnectionState"];
            display_name: string;
            engagement_rate: components["schemas"]["Figure"];
            followers: components["schemas"]["Figure"];
            /** @description Net change over the last 28 days; both ends must have been read. */
            followers_change: components["schemas"]["Figure"];
            /** @description The last 28 days and the day before them. */
            followers_series: components["schemas"]["Series"];
            /** @description Without @. */
            handle: string;
            /** Format: date-time */
            last_synced_at: string | null;
            /** @description Its ten newest posts, newest first. */
            newest_posts: components["schemas"]["Post"][];
            /** Format: date-time */
            next_sync_at: string | null;
            /** @description At the platform's own host; show it from there. */
            picture_url: components["schemas"]["Text"];
            platform: string;
            posts: components["schemas"]["Figure"];
            /** @description Net change over the 28 days before those. */
            previous_change: components["schemas"]["Figure"];
            /** @description Null before the first reading. */
            profile: components["schemas"]["ProfileBody"] | null;
            profile_url: string;
            /** @description One per profile metric that the platform offers by day. */
            series: components["schemas"]["Series"][];
            /** @description How complete and fresh this account's figures are. */
            state: components["schemas"]["DataState"];
            /** @description Null while nothing is being read. */
            sync: components["schemas"]["Sync"] | null;
        };
        AccountAudience: {
            /** @description One for each that the platform offers; empty where it offers none. */
            breakdowns: components["schemas"]["Breakdown"][];
            /** Format: uuid */
            connection: string;
            handle: string;
            platform: string;
            profile_url: string;
            state: components["schemas"]["DataState"];
        };
        AccountCard: {
            average_engagement: components["schemas"]["Figure"];
            average_views: components["schemas"]["Figure"];
            /** @description What is wrong, if anything. */
            cause: components["schemas"]["Cause"] | null;
            /** Format: uuid */
            connection: string;
            connection_state: components["schemas"]["ConnectionState"];
            display_name: string;
            engagement_rate: components["schemas"]["Figure"];
            followers: components["schemas"]["Figure"];
            /** @description Net change over the last 28 days; both ends must have been read. */
            followers_change: components["schemas"]["Figure"];
            /** @description The last 28 days and the day before them. */
            followers_series: components["schemas"]["Series"];
            /** @description Without @. */
            handle: string;
            /** Format: date-time */
            last_synced_at: string | null;
            /** Format: date-time */
            next_sync_at: string | null;
            /** @description At the platform's own host; show it from there. */
            picture_url: components["schemas"]["Text"];
            platform: string;
            posts: components["schemas"]["Figure"];
            /** @description Net change over the 28 days before those. */
            previous_change: components["schemas"]["Figure"];
            profile_url: string;
            /** @description How complete and fresh this account's figures are. */
            state: components["schemas"]["DataState"];
            /** @description Null while nothing is being read. */
            sync: components["schemas"]["Sync"] | null;
        };
        AccountsData: {
            accounts: components["schemas"]["Account"][];
        };
        Action: {
            /** @description Where the action begins. An address under /api/auth/{platform}/connect answers with the consent page's URL. */
            href?: string;
            kind: components["schemas"]["ActionKind"];
            label: string;
        };
        /**
         * @description What sort of thing is to be done, and so by whom.
         * @enum {string}
         */
        ActionKind: "connect" | "reconnect" | "grant_scope" | "wait" | "operator";
        AddAgencyInputBody: {
            name: string;
        };
        AdminConnection: {
            cause?: components["schemas"]["CauseCode"];
            /** Format: date-time */
            cause_until: string | null;
            /** Format: date-time */
            connected_at: string;
            /** Format: uuid */
            id: string;
            /** @description What an operator can do; empty if nothing is wrong. */
            next_step: string;
            platform: string;
            /**
             * Format: date-time
             * @description When its data is deleted unless it is in order by then; null if nothing is to be deleted.
             */
            purge_at: string | null;
            state: components["schemas"]["ConnectionState"];
            /** Format: date-time */
            synced_at: string | null;
            zone: string;
        };
        AdminConnectionsOutputBody: {
            /** @description Oldest first. */
            connections: components["schemas"]["AdminConnection"][];
        };
        AdminPlatform: {
            configured: boolean;
            /**
             * Format: int64
             * @description Accounts that are connected.
             */
            connections: number;
            /**
             * Format: int64
             * @description Of these, not in order.
             */
            failing: number;
            name: string;
            /** @description Whether an administrator has stopped the reading of all its accounts. */
            paused: boolean;
            /**
             * Format: int64
             * @description Of these, paused: with the platform, or each on its own.
             */
            paused_connections: number;
            /** Format: date-time */
            paused_since: string | null;
            platform: string;
        };
        AdminPlatformsOutputBody: {
            platforms: components["schemas"]["AdminPlatform"][];
        };
        AdminRun: {
            /**
             * Format: int64
             * @description Calls to the platform.
             */
            calls: number;
            /** Format: date-time */
            completed_at: string | null;
            /** Format: uuid */
            connection: string;
            /**
             * Format: int64
             * @description What they cost, in the platform's units.
             */
            cost: number;
            /** Format: int64 */
            duration_ms: number | null;
            error_code?: components["schemas"]["CauseCode"];
            /** Format: uuid */
            id: string;
            /**
             * Format: int64
             * @description Posts read, or 1 for a profile.
             */
            items: number;
            /** @description What went wrong, without secrets; empty if nothing did. */
            message: string;
            /** Format: int64 */
            pages: number;
            platform: string;
            product: components["schemas"]["Product"];
            rate_limited: boolean;
            /**
             * Format: date-time
             * @description When the platform said that calls may go on.
             */
            reset_at: string | null;
            slot: string;
            /** Format: date-time */
            started_at: string;
            status: components["schemas"]["RunStatus"];
            /** @description It succeeded, and brought much less than this account's own past. */
            thin: boolean;
            /**
             * Format: int64
             * @description How many were expected; null if that was not known.
             */
            total: number | null;
            /** @enum {string} */
            trigger: "connect" | "person" | "plan";
        };
        AdminRunsOutputBody: {
            /** @description What to give as after for the next page; empty on the last page. */
            next: string;
            /** @description Newest first. */
            runs: components["schemas"]["AdminRun"][];
        };
        AgenciesOutputBody: {
            /** @description By name. */
            agencies: components["schemas"]["AgencyBody"][];
        };
        AgencyBody: {
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            id: string;
            /** @description Its managers; empty for creators, who see its name only. */
            members: components["schemas"]["MemberBody"][];
            name: string;
        };
        AgencyName: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        AllowInputBody: {
            /**
             * Format: date
             * @description When the platform accepted.
             */
            allowed_on: string;
            /** @description What the platform calls its acceptance: a number of the request or of the letter. */
            reference: string;
            /** @description What it covers, in the platform's words. */
            scope: string;
        };
        Allowance: {
            /** Format: date */
            allowed_on: string;
            name: string;
            platform: string;
            /** Format: date-time */
            recorded_at: string;
            /** @description What the platform calls its acceptance. */
            reference: string;
            /** @description What it covers, in the platform's words. */
            scope: string;
            /**
             * @description derived_figures: Candor may compute figures from the platform's data, and shows them marked as its own. They never enter a total with other platforms.
             * @enum {string}
             */
            what: "derived_figures";
        };
        AllowancesOutputBody: {
            allowances: components["schemas"]["Allowance"][];
        };
        AudienceData: {
            accounts: components["schemas"]["AccountAudience"][];
        };
        AuditOutputBody: {
            /** @description Newest first. */
            entries: components["schemas"]["AuditRow"][];
        };
        AuditRow: {
            /** @example grant_given */
            act: string;
            /** @description Who did it: a name, operator (a command), candor (by itself), or a pseudonym once the person was erased. */
            actor: string;
            /** Format: date-time */
            at: string;
            /** @description Words that belong to the act. */
            detail: {
                [key: string]: string;
            };
            /** @description Hexadecimal; covers the entry and the hash before it. */
            hash: string;
            /** Format: int64 */
            seq: number;
            /** @description To whom or what. */
            subject: string;
        };
        AveragesData: {
            /** Format: uuid */
            connection: string;
            /** @description Ascending, every day. */
            days: components["schemas"]["AveragesDay"][];
            /**
             * Format: int64
             * @description Over how many of the posts that were the newest on a day.
             */
            newest: number;
            /** @description The account's zone, which cuts the days. */
            zone: string;
        };
        AveragesDay: {
            average_engagement: components["schemas"]["Figure"];
            average_views: components["schemas"]["Figure"];
            /** Format: date */
            day: string;
            engagement_rate: components["schemas"]["Figure"];
            /**
             * Format: int64
             * @description How many posts there were.
             */
            n: number;
        };
        BestTimeData: {
            /** @description 7 × 24, from Sunday at 0. */
            cells: components["schemas"]["Cell"][];
            /** Format: uuid */
            connection: string;
            formula: string;
            metric: components["schemas"]["MetricID"];
            /**
             * Format: int64
             * @description How many posts an hour needs to show a figure.
             */
            minimum: number;
            /**
             * Format: int64
             * @description How many posts went in.
             */
            posts: number;
            /** @description The account's zone, which cuts the hours. */
            zone: string;
        };
        /**
         * @description Whose affair it is: the platform's, its quota, the access that a creator gave, or ours.
         * @enum {string}
         */
        Blame: "platform" | "quota" | "token" | "us";
        BlamedSlots: {
            blame: components["schemas"]["Blame"];
            cause: components["schemas"]["CauseCode"];
            /** Format: int64 */
            slots: number;
        };
        Break: {
            /** Format: date */
            day: string;
            text: string;
        };
        Breakdown: {
            /** Format: date-time */
            as_of: string | null;
            /** @description The last day that it covers. */
            day?: string;
            /**
             * Format: int64
             * @description How many days it covers; 0: a state.
             */
            days: number;
            dimension: components["schemas"]["Dimension"];
            metric: components["schemas"]["MetricID"];
            /** @description What the parts are, and whether they may be added up. */
            note: string;
            /** @description Largest first; hours in their order. What the platform left out is not here, which never means 0. */
            parts: components["schemas"]["Part"][];
            /** @description Stands exactly when there are no parts. */
            reason?: components["schemas"]["Reason"];
            status: components["schemas"]["FigureStatus"];
            /** @description Below what the platform withholds it. */
            threshold?: string;
            /** @enum {string} */
            unit: "count" | "percent" | "seconds";
            /** @description The zone of its days and hours. */
            zone: string;
        };
        BreakdownBody: {
            dimension: components["schemas"]["Dimension"];
            /** @description The API's metric and dimension. */
            field: string;
            metric: components["schemas"]["MetricID"];
            platform: string;
            /** @description Below what the platform withholds it; empty if it does not. */
            threshold: string;
        };
        Budget: {
            /**
             * Format: date-time
             * @description No call is made before; null if the bucket is open.
             */
            blocked_until: string | null;
            /** @description The platform's own unit of limiting. A name that ends in :* stands for the buckets of single accounts that are far from their limits; the figures are the highest among them. */
            bucket: string;
            /**
             * Format: int64
             * @description How many buckets the line stands for.
             */
            buckets: number;
            closed: boolean;
            /**
             * Format: int64
             * @description Units that may be spent in a window; null if only the platform's own word closes the bucket.
             */
            limit: number | null;
            /** @description How the platform's limits work. */
            note: string;
            platform: string;
            /**
             * Format: int64
             * @description How often in a row the platform has refused.
             */
            refusals: number;
            /**
             * Format: int64
             * @description Units of the limit that are kept for work that a person waits for.
             */
            reserved: number;
            /**
             * Format: date-time
             * @description When the window ends; null if none is open.
             */
            resets_at: string | null;
            /**
             * Format: double
             * @description The highest usage that the platform told last; null if it told none.
             */
            usage_percent: number | null;
            /**
             * Format: int64
             * @description Units spent in the window that is open.
             */
            used: number;
        };
        BudgetsOutputBody: {
            /** @description By platform and name. */
            budgets: components["schemas"]["Budget"][];
            /** Format: date-time */
            generated_at: string;
        };
        Cause: {
            action?: components["schemas"]["Action"];
            code: components["schemas"]["CauseCode"];
            connection?: string;
            message: string;
            platform?: string;
            /**
             * Format: date-time
             * @description When it is expected to pass.
             */
            until?: string;
        };
        /**
         * @description Why something is not as it should be.
         * @enum {string}
         */
        CauseCode: "not_connected" | "first_sync" | "rate_limited" | "quota_exhausted" | "platform_unreachable" | "platform_error" | "malformed_answer" | "incomplete_listing" | "access_expired" | "access_revoked" | "refresh_outcome_unknown" | "scope_missing" | "account_gone" | "account_suspended" | "not_professional" | "no_account" | "app_misconfigured" | "not_configured" | "late" | "downtime" | "disconnected" | "policy" | "paused" | "internal";
        Cell: {
            /** Format: int64 */
            hour: number;
            /** Format: int64 */
            n: number;
            /** @description Stands exactly when value is null. */
            reason?: components["schemas"]["Reason"];
            value: number | null;
            /**
             * Format: int64
             * @description 0 is Sunday.
             */
            weekday: number;
        };
        ChangePasswordInputBody: {
            current: string;
            /** @description At least 8 characters; length counts, not composition. */
            next: string;
        };
        ChangePersonInputBody: {
            /** @description True keeps them from signing in and ends their sessions. */
            disabled?: boolean;
            /**
             * @description Another role ends their sessions, API tokens, memberships and grants.
             * @enum {string}
             */
            role?: "creator" | "manager" | "admin";
        };
        CompareData: {
            change: components["schemas"]["Figure"];
            /** Format: uuid */
            connection: string;
            /** @description Of a flow the sum of its days, all of which must be known (else known says what is); of a level its net change. */
            current: components["schemas"]["Figure"];
            /** Format: date */
            from: string;
            /** @description The change in percent of the previous period; null where that is not above 0, and between a gain and a loss. */
            percent: number | null;
            /** @description What percent was computed of: two whole periods, or the days that are known at the same place in both, if they are at least half. */
            percent_formula?: string;
            /** @description Stands exactly when percent is null. */
            percent_reason?: components["schemas"]["Reason"];
            previous: components["schemas"]["Figure"];
            /** Format: date */
            previous_from: string;
            /** Format: date */
            previous_to: string;
            /** Format: date */
            to: string;
        };
        ComparedAccount: {
            /** @description Of a level its net change over the period; of a flow the period less the one of equal length before it. */
            change: components["schemas"]["Figure"];
            /** Format: uuid */
            connection: string;
            creator: components["schemas"]["PersonName"];
            /** Format: date */
            from: string;
            /** @description Without @. */
            handle: string;
            /** @description The change in percent of what it began from; null without a base. */
            percent: number | null;
            /** @description What percent was computed of. */
            percent_formula?: string;
            /** @description Stands exactly when percent is null. */
            percent_reason?: components["schemas"]["Reason"];
            profile_url: string;
            state: components["schemas"]["DataState"];
            /**
             * Format: date
             * @description The account's own last day where none was asked for.
             */
            to: string;
            /** @description Of a level its value on the last day; of a flow the sum of its days, all of which must be known (else known says what is). */
            value: components["schemas"]["Figure"];
        };
        ComparedPlatform: {
            /** @description By the creators' names. */
            accounts: components["schemas"]["ComparedAccount"][];
            /** @description The platform's own word for the metric. */
            label: string;
            /** @description What limits the number; empty if nothing does. */
            limits: string;
            platform: string;
        };
        Computed: {
            /** @enum {string} */
            by: "candor";
            formula: string;
            /**
             * Format: int64
             * @description How many things went in: posts of a rate or mean, accounts of a total, ends of a change.
             */
            n: number;
        };
        ConnectBody: {
            /**
             * Format: uri
             * @description The platform's consent page. Open it; its state is good once, for ten minutes, in this session.
             */
            url: string;
        };
        ConnectionRow: {
            /** @description The platform's own word; empty where it has none. */
            account_type: string;
            /** @description What is wrong, if anything. */
            cause: components["schemas"]["Cause"] | null;
            /** @description Whether the platform still lets us read. */
            connected: boolean;
            /** Format: date-time */
            connected_at: string;
            /** @description How complete and fresh this account's figures are. */
            data_state: components["schemas"]["DataState"];
            display_name: string;
            /** @description Handles of the person's other accounts that disconnecting this one ends too, because the platform's grant covers them all. */
            ends_with: string[];
            /** @description Without @. */
            handle: string;
            /** Format: uuid */
            id: string;
            /** @description The newest finished run; null before the first. */
            last_run: components["schemas"]["Run"] | null;
            /** Format: date-time */
            last_synced_at: string | null;
            /** Format: date-time */
            next_sync_at: string | null;
            picture_url: components["schemas"]["Text"];
            platform: string;
            profile_url: string;
            scopes_granted: components["schemas"]["GrantedScope"][];
            scopes_missing: components["schemas"]["GrantedScope"][];
            state: components["schemas"]["ConnectionState"];
            /** @description Null while nothing is being read. */
            sync: components["schemas"]["Sync"] | null;
            /**
             * Format: int64
             * @description Whole days until access ends unless it is renewed; null if that is not known, or if there is no access.
             */
            token_days_left: number | null;
            /** @description Whether Candor renews access by itself before that. */
            token_renews: boolean;
        };
        /**
         * @description How a connection stands with its platform.
         * @enum {string}
         */
        ConnectionState: "connecting" | "active" | "retrying" | "needs_reconnect" | "suspended" | "gone" | "paused" | "disconnected";
        ConnectionsData: {
            connections: components["schemas"]["ConnectionRow"][];
        };
        ConsentBody: {
            /** @description Whether this version was accepted. If not, it is asked for before connecting. */
            accepted: boolean;
            /**
             * Format: date-time
             * @description When that was.
             */
            accepted_at: string | null;
            /** @description The version accepted last; empty if none was. */
            last_version: string;
            links: components["schemas"]["PlatformLink"][];
            /** @description What the platform will ask for, and what for. */
            permissions: components["schemas"]["ScopeBody"][];
            platform: string;
            points: components["schemas"]["ConsentPoint"][];
            /** @description Changes with every word of the text, with the permissions and with the operator. */
            version: string;
        };
        ConsentPoint: {
            text: string;
            title: string;
        };
        ConsentsOutputBody: {
            consents: components["schemas"]["ConsentBody"][];
            operator: components["schemas"]["OperatorBody"];
        };
        /**
         * @description How complete and how fresh the answer is, worst first.
         * @enum {string}
         */
        DataState: "error" | "action_needed" | "blocked" | "never_synced" | "stale" | "partial" | "settling" | "empty" | "ready";
        DecayData: {
            /** @description What was added on each day: known only where the day before is known too. */
            gains: components["schemas"]["Series"];
            metric: components["schemas"]["MetricID"];
            points: components["schemas"]["DecayPoint"][];
            /** Format: uuid */
            post: string;
        };
        DecayPoint: {
            /**
             * Format: int64
             * @description After the day of publication.
             */
            days: number;
            /** @description Stands exactly when value is null. */
            reason?: components["schemas"]["Reason"];
            /** @description Of the latest value, in percent. */
            share: number | null;
            /** @description Stands exactly when share is null. */
            share_reason?: components["schemas"]["Reason"];
            /** @description Of the value, and so of the share. */
            status: components["schemas"]["FigureStatus"];
            value: number | null;
        };
        DescribeInputBody: {
            /** @description What others see. */
            name?: string;
            /** @description IANA name, such as Europe/Berlin. */
            zone?: string;
        };
        Difference: {
            code: components["schemas"]["DifferenceCode"];
            text: string;
        };
        /**
         * @description Why a figure differs from what the platform's own app shows.
         * @enum {string}
         */
        DifferenceCode: "age" | "rounding" | "estimate" | "settling" | "zone" | "definition_change" | "missing_posts" | "scope" | "formula";
        DifferenceData: {
            /** @description The likeliest first; only what applies to this figure. */
            causes: components["schemas"]["Difference"][];
            /** Format: uuid */
            connection: string;
            day?: string;
            /** @description What Candor shows. */
            figure: components["schemas"]["Figure"];
            post?: string;
        };
        /**
         * @description What a breakdown is by.
         * @enum {string}
         */
        Dimension: "age" | "gender" | "age_gender" | "city" | "country" | "hour" | "follow_type" | "media_product_type" | "contact_button_type" | "content_type" | "traffic_source" | "device" | "subscribed_status";
        DoneOutputBody: {
            /** @description The connection's state now. */
            state: components["schemas"]["ConnectionState"];
        };
        EnvelopeAccountsData: {
            /** @description Whatever is known, also while syncing or stale. */
            data: components["schemas"]["AccountsData"];
            meta: components["schemas"]["Meta"];
            state: components["schemas"]["DataState"];
        };
        EnvelopeAudienceData: {
            /** @description Whatever is known, also while syncing or stale. */
            data: components["schemas"]["AudienceData"];
            meta: components["schemas"]["Meta"];
            state: components["schemas"]["DataState"];
        };
        EnvelopeAveragesData: {
            /** @description Whatever is known, also while syncing or stale. */
            data: components["schemas"]["AveragesData"];
            meta: components["schemas"]["Meta"];
            state: components["schemas"]["DataState"];
        };
        EnvelopeBestTimeData: {
            /** @description Whatever is known, also while syncing or stale. */
            data: components["schemas"]["BestTimeData"];
            meta: components["schemas"]["Meta"];
            state: components["schemas"]["DataState"];
        };
        EnvelopeCompareData: {
            /** @description Whatever is known, also while syncing or stale. */
            data: components["schemas"]["CompareData"];
            meta: components["schemas"]["Meta"];
            state: components["schemas"]["DataState"];
        };
        EnvelopeConnectionsData: {
            /** @description Whatever is known, also while syncing or stale. */
            data: components["schemas"]["ConnectionsData"];
            meta: components["schemas"]["Meta"];
            state: components["schemas"]["DataState"];
        };
        EnvelopeDecayData: {
            /** @description Whatever is known, also while syncing or stale. */
            data: components["schemas"]["DecayData"];
            meta: components["schemas"]["Meta"];
            state: components["schemas"]["DataState"];
        };
        EnvelopeDifferenceData: {
            /** @description Whatever is known, also while syncing or stale. */
            data: components["schemas"]["DifferenceData"];
            meta: components["schemas"]["Meta"];
            state: components["schemas"]["DataState"];
        };
        EnvelopeHistoryData: {
            /** @description Whatever is known, also while syncing or stale. */
            data: components["schemas"]["HistoryData"];
            meta: components["schemas"]["Meta"];
            state: components["schemas"]["DataState"];
        };
        EnvelopeOverviewData: {
            /** @description Whatever is known, also while syncing or stale. */
            data: components["schemas"]["OverviewData"];
            meta: components["schemas"]["Meta"];
            state: components["schemas"]["DataState"];
        };
        EnvelopePostData: {
            /** @description Whatever is known, also while syncing or stale. */
            data: components["schemas"]["PostData"];
            meta: components["schemas"]["Meta"];
            state: components["schemas"]["DataState"];
        };
        EnvelopePostingData: {
            /** @description Whatever is known, also while syncing or stale. */
            data: components["schemas"]["PostingData"];
            meta: components["schemas"]["Meta"];
            state: components["schemas"]["DataState"];
        };
        EnvelopePostsData: {
            /** @description Whatever is known, also while syncing or stale. */
            data: components["schemas"]["PostsData"];
            meta: components["schemas"]["Meta"];
            state: components["schemas"]["DataState"];
        };
        EnvelopeRatesData: {
            /** @description Whatever is known, also while syncing or stale. */
            data: components["schemas"]["RatesData"];
            meta: components["schemas"]["Meta"];
            state: components["schemas"]["DataState"];
        };
        EnvelopeRosterComparisonData: {
            /** @description Whatever is known, also while syncing or stale. */
            data: components["schemas"]["RosterComparisonData"];
            meta: components["schemas"]["Meta"];
            state: components["schemas"]["DataState"];
        };
        EnvelopeRosterData: {
            /** @description Whatever is known, also while syncing or stale. */
            data: components["schemas"]["RosterData"];
            meta: components["schemas"]["Meta"];
            state: components["schemas"]["DataState"];
        };
        EraseOutputBody: {
            /**
             * Format: int64
             * @description How many accounts were erased.
             */
            accounts: number;
            /** @description The receipt's name. */
            confirmation_code: string;
            /**
             * Format: uri
             * @description Where the receipt can be seen by whoever has the code.
             */
            url: string;
        };
        ErrorInputBody: {
            message: string;
            /** @description The path, without query. */
            page?: string;
            stack?: string;
        };
        Failing: {
            blame: components["schemas"]["Blame"];
            cause?: components["schemas"]["CauseCode"];
            /** Format: int64 */
            connections: number;
            /** @description What an operator can do. */
            next_step: string;
            platform: string;
            state: components["schemas"]["ConnectionState"];
            /**
             * Format: date-time
             * @description When the last of them is expected back; null if that is unknown.
             */
            until: string | null;
        };
        Figure: {
            /**
             * Format: date-time
             * @description When the platform said it. The oldest part counts for a computed figure.
             */
            as_of?: string;
            /** @description Stands when Candor computed the figure. */
            computed?: components["schemas"]["Computed"];
            /** @description What is known of a sum over days whose value is null because some are missing. */
            known?: components["schemas"]["KnownDays"];
            /** @description What a total does not hold, by name. */
            leaves_out?: components["schemas"]["LeftOut"][];
            /** @description What limits the number, in the platform's case ("rounded by YouTube"). */
            limits?: string;
            metric: components["schemas"]["MetricID"];
            /** @description The platforms that a total is made of. */
            of?: string[];
            /** @description Why there is no value; stands exactly when value is null. */
            reason?: components["schemas"]["Reason"];
            status: components["schemas"]["FigureStatus"];
            /** @description The shown value, or null if there is none. */
            value: number | null;
        };
        /**
         * @description How final a figure is.
         * @enum {string}
         */
        FigureStatus: "final" | "provisional" | "missing";
        Flag: {
            /** @description Stands exactly when value is null. */
            reason?: components["schemas"]["Reason"];
            value: boolean | null;
        };
        FleetFreshness: {
            /** Format: int64 */
            connections: number;
            /**
             * Format: int64
             * @description Connections that meet the target.
             */
            fresh: number;
            /** Format: int64 */
            late: number;
            /** @description Why the others are late: connections by cause. */
            late_by: components["schemas"]["BlamedSlots"][];
            /**
             * Format: date-time
             * @description The oldest of the newest readings; null if a connection was never read.
             */
            oldest_at: string | null;
            platform: string;
            product: components["schemas"]["Product"];
            /**
             * Format: int64
             * @description The newest reading is promised to be no older.
             */
            target_hours: number;
        };
        FormerHandle: {
            handle: string;
            /** Format: date-time */
            until: string;
        };
        GiveInputBody: {
            /** @description An agency that one has given a grant to before; invite others by a link. */
            agency: string;
            connections: string[] | null;
            /** @description A grant of one's own to the same agency, which ends as this one begins: to prolong it, or to change what it names. */
            replaces?: string;
            /**
             * Format: date-time
             * @description Within a year.
             */
            until: string;
        };
        GrantBody: {
            agency: components["schemas"]["AgencyName"];
            /** @description Those that are still connected. */
            connections: components["schemas"]["SharedBody"][];
            creator: components["schemas"]["PersonName"];
            /**
             * Format: date-time
             * @description When it was ended before its time; null otherwise.
             */
            ended_at: string | null;
            /** @enum {string} */
            ended_by?: "creator" | "agency";
            /** Format: date-time */
            given_at: string;
            /** Format: uuid */
            id: string;
            /** @description Whether it lets anybody see anything now. */
            live: boolean;
            /** Format: date-time */
            until: string;
        };
        GrantedScope: {
            id: string;
            purpose: string;
        };
        GrantsOutputBody: {
            /** @description Every grant ever given (a creator's) or received (a manager's agencies'), the newest first. */
            grants: components["schemas"]["GrantBody"][];
        };
        Health: {
            /** @description Connections that are not in order, grouped by cause; the largest group first. */
            failing: components["schemas"]["Failing"][];
            /** @description How old the newest readings are, by platform and product. */
            freshness: components["schemas"]["FleetFreshness"][];
            /** Format: date-time */
            generated_at: string;
            queue: components["schemas"]["Queue"];
            /** @description How many of the slots that were due have been read. */
            success: components["schemas"]["SuccessRate"][];
            /**
             * Format: int64
             * @description Successful runs of the last 24 hours that brought much less than their account's own past.
             */
            thin_runs: number;
        };
        HistoryData: {
            /** Format: uuid */
            connection: string;
            /** @description The latest first. */
            former_handles: components["schemas"]["FormerHandle"][];
            /** @description By metric, day and time. */
            revisions: components["schemas"]["Revision"][];
        };
        InvitationBody: {
            /** @description join: the name of the agency. */
            agency?: string;
            /** @description share: the connections. */
            connections: string[];
            /** Format: date-time */
            created_at: string;
            /** @description join: the address it is meant for. */
            email?: string;
            /** Format: date-time */
            expires_at: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "join" | "share" | "password";
            /**
             * @description join: what the person becomes.
             * @enum {string}
             */
            role?: "creator" | "manager" | "admin";
            /**
             * Format: date-time
             * @description share: when the grant ends.
             */
            until: string | null;
        };
        InvitationsOutputBody: {
            /** @description One's own that are open, the newest first. */
            invitations: components["schemas"]["InvitationBody"][];
        };
        InviteInputBody: {
            /** @description join: the agency of a new manager. */
            agency?: string;
            /** @description share: the connections. */
            connections?: string[] | null;
            /** @description join: only this address may accept. */
            email?: string;
            /** @enum {string} */
            kind: "join" | "share";
            /**
             * @description join: what the person becomes.
             * @enum {string}
             */
            role?: "creator" | "manager" | "admin";
            /**
             * Format: date-time
             * @description share: when the grant ends, within a year.
             */
            until?: string;
        };
        KnownDays: {
            /**
             * Format: date-time
             * @description When the platform said the oldest part.
             */
            as_of?: string;
            /**
             * Format: int64
             * @description How many days are in it.
             */
            days: number;
            /** @description The other days, ascending. */
            missing: components["schemas"]["MissingDays"][];
            /**
             * Format: int64
             * @description How many days were asked for.
             */
            of: number;
            /** @enum {unknown} */
            status: components["schemas"]["FigureStatus"];
            /** @description The sum of the days that are known, and of nothing else. */
            value: number;
        };
        LeftOut: {
            connection: string;
            message: string;
            platform: string;
            reason: components["schemas"]["Reason"];
        };
        Length: {
            /** @description Stands exactly when seconds is null. */
            reason?: components["schemas"]["Reason"];
            /** Format: int64 */
            seconds: number | null;
        };
        LinkBody: {
            invitation: components["schemas"]["InvitationBody"];
            /**
             * Format: uri
             * @description Hand it over yourself; it is shown once and works once. What it opens with stands behind the #, which browsers do not send.
             */
            link: string;
            /** @description Whether the link was also mailed to the address it is for. */
            mailed: boolean;
        };
        LookBody: {
            /** @description Line colour on dark ground, #rrggbb. */
            dark: string;
            /** @description Line colour on light ground, #rrggbb. */
            light: string;
        };
        MakeTokenInputBody: {
            /**
             * Format: int64
             * @description How long it lives.
             */
            days: number;
            name: string;
            /** @description read: figures, posts, connections and their logs. sync: have an account read now. */
            scopes: ("read" | "sync")[] | null;
        };
        /**
         * @description What kind of post it is, as the platform says. A YouTube video is a short once YouTube's reports call it one, two to three days after publication.
         * @enum {string}
         */
        MediaType: "photo" | "video" | "carousel" | "reel" | "short" | "story" | "live" | "unknown";
        MediaTypeMean: {
            mean: components["schemas"]["Figure"];
            media_type: components["schemas"]["MediaType"];
        };
        MemberBody: {
            /** Format: email */
            email: string;
            /** Format: uuid */
            id: string;
            name: string;
        };
        Meta: {
            /** @description The one thing to do about the worst cause. */
            action: components["schemas"]["Action"] | null;
            /**
             * Format: date-time
             * @description The newest reading in the answer.
             */
            as_of: string | null;
            /** @description What is wrong, if anything, worst first. */
            causes: components["schemas"]["Cause"][];
            /** Format: date-time */
            generated_at: string;
            /**
             * Format: date-time
             * @description When the next planned reading is due.
             */
            next_sync_at: string | null;
            /**
             * Format: date-time
             * @description The oldest current reading in the answer.
             */
            oldest_as_of: string | null;
            /**
             * @description Answers come from what was stored; no platform is asked while you wait.
             * @enum {string}
             */
            source: "database";
            sync: components["schemas"]["MetaSync"];
        };
        MetaSync: {
            /**
             * Format: int64
             * @description Posts read so far.
             */
            done: number;
            running: boolean;
            /**
             * Format: int64
             * @description Posts expected, or null while that is not known.
             */
            total: number | null;
        };
        MetricBody: {
            definition: string;
            id: components["schemas"]["MetricID"];
            /** @enum {string} */
            kind: "level" | "flow" | "lifetime" | "unique" | "ratio";
            label: string;
            offers: components["schemas"]["OfferBody"][];
            /** @enum {string} */
            scope: "profile" | "post" | "segments";
            summable_over_days: boolean;
            /** @enum {string} */
            unit: "count" | "percent" | "seconds";
        };
        /**
         * @description A metric of the registry (GET /api/metrics).
         * @enum {string}
         */
        MetricID: "followers" | "following" | "posts" | "profile_views" | "profile_likes" | "views" | "reach" | "likes" | "comments" | "shares" | "saves" | "interactions" | "reposts" | "dislikes" | "follows" | "profile_visits" | "profile_activity" | "bio_link_taps" | "email_taps" | "call_taps" | "text_taps" | "direction_taps" | "other_profile_activity" | "watch_time" | "average_watch_time" | "average_view_percentage" | "skip_rate" | "navigation" | "taps_forward" | "taps_back" | "story_exits" | "swipes_forward" | "replies" | "engaged_views" | "reported_shares" | "followers_gained" | "followers_lost" | "daily_reach" | "daily_accounts_engaged" | "daily_views" | "daily_engaged_views" | "daily_watch_time" | "daily_average_watch_time" | "daily_average_view_percentage" | "daily_interactions" | "daily_likes" | "daily_dislikes" | "daily_comments" | "daily_saves" | "daily_shares" | "daily_replies" | "daily_reposts" | "daily_link_taps" | "reach_30_days" | "accounts_engaged_30_days" | "follower_demographics" | "engaged_demographics" | "viewer_demographics" | "online_followers" | "period_reach" | "period_views" | "period_engaged_views" | "period_interactions" | "period_likes" | "period_comments" | "period_saves" | "period_shares" | "period_link_taps" | "period_watch_time" | "engagement_rate" | "average_views" | "average_engagement";
        MetricsOutputBody: {
            /** @description Where the platform splits a metric, and by what. */
            breakdowns: components["schemas"]["BreakdownBody"][];
            metrics: components["schemas"]["MetricBody"][];
            /** @description The default one of each platform first. Where a platform's terms forbid figures computed from its data and no acceptance is recorded, the values of /api/analytics/rates are null with the reason policy. */
            rates: components["schemas"]["RateBody"][];
        };
        MissingDays: {
            /** @description What made the gap, where it is known. */
            cause?: components["schemas"]["CauseCode"];
            /** Format: date */
            from: string;
            reason: components["schemas"]["Reason"];
            /** Format: date */
            to: string;
        };
        NewTokenBody: {
            /** @description Send it as Authorization: Bearer …; it is shown once. */
            text: string;
            token: components["schemas"]["TokenBody"];
        };
        Notice: {
            /** @description The one thing to do, if there is one. */
            action: components["schemas"]["Action"] | null;
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            connection: string;
            /**
             * Format: date-time
             * @description When access ends, where that is known.
             */
            ends_at: string | null;
            /** @description Without @. */
            handle: string;
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["NoticeKind"];
            message: string;
            platform: string;
        };
        /**
         * @description What a notice is about.
         * @enum {string}
         */
        NoticeKind: "ends_in_14" | "ends_in_7" | "ends_in_3" | "ends_in_1" | "renewal_failed" | "access_ended" | "claimed_by_another";
        NoticeList: {
            /** @description Newest first. What no longer holds is not in it. */
            notices: components["schemas"]["Notice"][];
        };
        OfferBody: {
            breaks: components["schemas"]["Break"][];
            /** @enum {string} */
            class: "raw" | "derived";
            definition: string;
            /** @description Whether the platform estimates it, and may estimate it otherwise each time it is asked. */
            estimated: boolean;
            /** @description The API's field; empty for what Candor computes. */
            field: string;
            /** @description The platform's own word. */
            label: string;
            /** @description What limits the number; empty if nothing does. */
            limits: string;
            /** @description Whether what was advertised is left out. */
            organic_only: boolean;
            platform: string;
            /** @description How the platform rounds what it tells; empty if it does not. */
            rounding: string;
            /**
             * Format: int64
             * @description How long the platform may still change it.
             */
            settles_hours: number;
            /** @description Zone of the platform's own days; empty where days are the connection's. */
            zone: string;
        };
        OpenInputBody: {
            /** @description What stands behind the # of the link. */
            token: string;
        };
        OpenedBody: {
            /** @description share: what would be seen. */
            accounts: components["schemas"]["SharedBody"][];
            /** @description join: the agency's name. */
            agency?: string;
            /** @description The address it is meant for; it cannot be changed. */
            email?: string;
            /** Format: date-time */
            expires_at: string;
            /** @description The name of who made it. */
            from: string;
            /** @enum {string} */
            kind: "join" | "share" | "password";
            /** @enum {string} */
            role?: "creator" | "manager" | "admin";
            /**
             * Format: date-time
             * @description share: until when.
             */
            until: string | null;
        };
        OperatorBody: {
            /** @description Where people reach them. */
            contact: string;
            name: string;
            /** @description Their own privacy policy. */
            privacy_url: string;
        };
        OverviewData: {
            /** @description Each connected account, in the order of the platforms. */
            platforms: components["schemas"]["AccountCard"][];
            /** @description The ten newest over all accounts, newest first; never ranked across platforms. */
            recent_posts: components["schemas"]["Post"][];
            /** @description Over the platforms whose terms allow it; leaves_out names the rest. */
            total_followers: components["schemas"]["Figure"];
            /** @description Over the platforms whose terms allow it; leaves_out names the rest. */
            total_posts: components["schemas"]["Figure"];
        };
        Part: {
            key: string;
            value: number | null;
        };
        PasswordInputBody: {
            password: string;
        };
        PeopleOutputBody: {
            /** @description By e-mail. */
            people: components["schemas"]["PersonRow"][];
        };
        PersonBody: {
            /** Format: email */
            email: string;
            /** Format: uuid */
            id: string;
            name: string;
            role: components["schemas"]["Role"];
            /** @description IANA name; empty until a browser told it. */
            zone: string;
        };
        PersonName: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        PersonRow: {
            /** Format: date-time */
            created_at: string;
            /**
             * Format: date-time
             * @description Since when they may not sign in; null while they may.
             */
            disabled_at: string | null;
            /** Format: email */
            email: string;
            /** Format: uuid */
            id: string;
            name: string;
            role: components["schemas"]["Role"];
        };
        PlatformBody: {
            /** @example professional account */
            account_noun: string;
            /** @description What an operator registers at the platform. */
            app_guide: string;
            /** @description Whether accounts can be connected here. */
            configured: boolean;
            /** @description Whether figures may be computed from its data here: by its terms, or by an acceptance that the operator has recorded. */
            derived: boolean;
            /** @description Whether its terms allow such figures by themselves, whatever is recorded. */
            derived_by_terms: boolean;
            /** @example followers */
            follower_noun: string;
            limit_note: string;
            links: components["schemas"]["PlatformLink"][];
            look: components["schemas"]["LookBody"];
            /** @description Settings that an operator must give before anybody can connect. */
            missing_settings: string[];
            /** @example Instagram */
            name: string;
            /** @example instagram */
            platform: string;
            /** @description The address to register there. */
            redirect_uri: string;
            scopes: components["schemas"]["ScopeBody"][];
            /** @description Whether its terms allow its counts in a total with other platforms. */
            summable: boolean;
        };
        PlatformLink: {
            /** @enum {string} */
            kind: "terms" | "privacy" | "revoke";
            label: string;
            /** Format: uri */
            url: string;
        };
        PlatformsOutputBody: {
            platforms: components["schemas"]["PlatformBody"][];
        };
        Point: {
            /** @description What made the gap, where it is known. */
            cause?: components["schemas"]["CauseCode"];
            /** Format: date */
            day: string;
            /** @description What is odd about the value, which is kept as it was said. */
            flag?: components["schemas"]["SeriesFlag"];
            /** @description Stands exactly when value is null. */
            reason?: components["schemas"]["Reason"];
            status: components["schemas"]["FigureStatus"];
            value: number | null;
        };
        Post: {
            /** @description Whether it is marked as made by AI, where the platform says it; Instagram and TikTok do. */
            ai_generated: components["schemas"]["Flag"];
            caption: components["schemas"]["Text"];
            /** Format: uuid */
            connection: string;
            /** @description Of the video, where the platform says it; TikTok and YouTube do. */
            duration: components["schemas"]["Length"];
            /**
             * Format: date-time
             * @description When a story ended, 24 hours after it was published; nothing is told of it after that. Its figures are final if they were read in its last hour, and the last that were known otherwise.
             */
            ended_at?: string;
            /** Format: date-time */
            fetched_at: string;
            /** @description What else the platform says of this post. In lists of the newest posts over accounts only what is read with every post. */
            further_metrics?: components["schemas"]["Figure"][];
            /**
             * Format: date-time
             * @description When it was confirmed that the platform no longer lists it.
             */
            gone_at?: string;
            /** @description Of the account, without @. */
            handle: string;
            /** Format: uuid */
            id: string;
            media_type: components["schemas"]["MediaType"];
            /** @description At the platform's own host; it may expire. */
            media_url: components["schemas"]["Text"];
            metrics: components["schemas"]["PostFigures"];
            permalink: components["schemas"]["Text"];
            platform: string;
            /** Format: date-time */
            posted_at: string;
            /** @description At the platform's own host; it may expire. */
            thumbnail_url: components["schemas"]["Text"];
        };
        PostData: {
            post: components["schemas"]["Post"];
            /** @description One per metric that the platform offers, from the day on which the post was first seen. */
            series: components["schemas"]["Series"][];
        };
        PostFigures: {
            comments: components["schemas"]["Figure"];
            /** @description Of this post alone, by its platform's default definition, which stands in computed. */
            engagement_rate: components["schemas"]["Figure"];
            interactions: components["schemas"]["Figure"];
            likes: components["schemas"]["Figure"];
            reach: components["schemas"]["Figure"];
            saves: components["schemas"]["Figure"];
            shares: components["schemas"]["Figure"];
            views: components["schemas"]["Figure"];
        };
        PostingData: {
            /** Format: uuid */
            connection: string;
            /** Format: date */
            from: string;
            /**
             * Format: date
             * @description The first day from which on everything is known that was published; not there where the listing went back to the first post, nor where nothing was listed.
             */
            known_from?: string;
            /** @description Stands exactly where everything was never listed, so that it is not known since when. */
            known_from_reason?: components["schemas"]["Reason"];
            /**
             * Format: int64
             * @description Days in a row without a post, among the days that are known.
             */
            longest_pause: number;
            /** @description Of the posts of the period. */
            media_types: components["schemas"]["MediaTypeMean"][];
            /** @description By which types are compared. */
            metric: components["schemas"]["MetricID"];
            /** @description 7 × posts / days. */
            per_week: number | null;
            /** @description Stands exactly when per_week is null. */
            per_week_reason?: components["schemas"]["Reason"];
            /**
             * Format: int64
             * @description How many were published, of those that are known; those that are gone since are among them.
             */
            posts: number;
            /** Format: date */
            to: string;
            /** @description From Monday on, the first and last cut by the period. */
            weeks: components["schemas"]["PostingWeek"][];
            /** @description The account's zone, which cuts the days. */
            zone: string;
        };
        PostingWeek: {
            /** Format: date */
            from: string;
            posts: number | null;
            /** @description Stands exactly when posts is null: a day of the week lies before everything was listed, or after the last reading. */
            reason?: components["schemas"]["Reason"];
        };
        PostsData: {
            /** @description Give it back as cursor for the next page; null on the last. */
            next_cursor: string | null;
            posts: components["schemas"]["Post"][];
            /**
             * Format: int64
             * @description How many posts the filter lets through, over all pages.
             */
            total: number;
        };
        Problem: {
            code: components["schemas"]["ProblemCode"];
            /** @description One sentence for people. */
            detail: string;
            /** Format: int64 */
            status: number;
            title: string;
            /** @description Always about:blank; the code says which problem it is. */
            type: string;
        };
        /**
         * @description A problem's stable name.
         * @enum {string}
         */
        ProblemCode: "bad_request" | "not_signed_in" | "wrong_credentials" | "forbidden" | "cross_site" | "not_found" | "conflict" | "several_connections" | "not_configured" | "too_many" | "unavailable" | "password_needed" | "invitation" | "consent_needed" | "internal";
        /**
         * @description A set of data that is read together.
         * @enum {string}
         */
        Product: "profile" | "posts" | "archive" | "stories" | "insights" | "audience";
        ProfileBody: {
            bio: components["schemas"]["Text"];
            display_name: components["schemas"]["Text"];
            /** Format: date-time */
            fetched_at: string;
            handle: string;
            picture_url: components["schemas"]["Text"];
            url: string;
            verified: components["schemas"]["Flag"];
            website: components["schemas"]["Text"];
        };
        Queue: {
            /**
             * Format: int64
             * @description Readings whose time has come and that have not begun or wait for another try.
             */
            due: number;
            /**
             * Format: date-time
             * @description When the one that waits longest was due.
             */
            oldest_at: string | null;
            /**
             * Format: int64
             * @description Of these, handed to the workers.
             */
            queued: number;
            /** Format: int64 */
            running: number;
        };
        Rate: {
            id: string;
            label: string;
            rate: components["schemas"]["Figure"];
        };
        RateBody: {
            /** @enum {string} */
            averaging: "ratio_of_totals" | "mean_of_rates" | "median_of_rates";
            /** @description A metric of the post, or the account's followers. */
            denominator: components["schemas"]["MetricID"];
            /**
             * @description Of followers: of the day on which each post was published, or of the newest reading.
             * @enum {string}
             */
            followers_at?: "publication" | "now";
            formula: string;
            id: string;
            label: string;
            /** Format: int64 */
            min_posts: number;
            numerator: components["schemas"]["MetricID"][];
            platform: string;
        };
        RatesData: {
            /** Format: uuid */
            connection: string;
            /** @description The default one first. Two definitions are never one number. */
            rates: components["schemas"]["Rate"][];
        };
        /**
         * @description Why there is no value.
         * @enum {string}
         */
        Reason: "not_offered" | "not_granted" | "not_yet_synced" | "below_threshold" | "not_settled" | "gap" | "not_due" | "hidden_by_owner" | "turned_off" | "not_reported" | "before_conversion" | "no_base" | "sign_changed" | "too_few_posts" | "policy" | "expired" | "error";
        RetriedOutputBody: {
            /**
             * Format: int64
             * @description How many readings that waited for another try are due now.
             */
            retried: number;
        };
        Revision: {
            /** Format: date */
            day: string;
            metric: components["schemas"]["MetricID"];
            /** @description Stands exactly when value is null. */
            reason?: components["schemas"]["Reason"];
            /**
             * Format: date-time
             * @description When it was first seen.
             */
            since: string;
            /**
             * Format: date-time
             * @description When another took its place.
             */
            until: string;
            value: number | null;
        };
        /**
         * @description What a person may do.
         * @enum {string}
         */
        Role: "creator" | "manager" | "admin";
        RosterAccount: {
            /** @description What is wrong, if anything. */
            cause: components["schemas"]["Cause"] | null;
            /** Format: uuid */
            connection: string;
            connection_state: components["schemas"]["ConnectionState"];
            engagement_rate: components["schemas"]["Figure"];
            followers: components["schemas"]["Figure"];
            /** @description Over the last 28 days. */
            followers_change: components["schemas"]["Figure"];
            /** @description Whether it was read as lately as promised; false before the first reading. */
            fresh: boolean;
            /** @description Without @. */
            handle: string;
            /**
             * Format: date-time
             * @description When the newest post was published that is still there; stories do not count. Null while no post is known.
             */
            last_posted_at: string | null;
            /** Format: date-time */
            last_synced_at: string | null;
            /**
             * @description Who has to do something about it; nobody where it is not there, since nothing is wrong or it passes by itself.
             * @enum {string}
             */
            needs?: "creator" | "operator";
            /** Format: date-time */
            next_sync_at: string | null;
            platform: string;
            posts: components["schemas"]["Figure"];
            profile_url: string;
            state: components["schemas"]["DataState"];
            /**
             * Format: int64
             * @description Whole days until access ends unless it is renewed; null if that is not known, or if there is no access.
             */
            token_days_left: number | null;
            /** @description Whether Candor renews access by itself before that. */
            token_renews: boolean;
            /**
             * Format: date-time
             * @description When the last grant that names it ends.
             */
            until: string;
        };
        RosterComparisonData: {
            /** @enum {string} */
            kind: "level" | "flow" | "lifetime" | "unique" | "ratio";
            metric: components["schemas"]["MetricID"];
            /** @description Those with accounts in the roster, in their order. */
            platforms: components["schemas"]["ComparedPlatform"][];
            /** @enum {string} */
            unit: "count" | "percent" | "seconds";
        };
        RosterCreator: {
            accounts: components["schemas"]["RosterAccount"][];
            /** @description Those of one's own that the creator lets see something, by name. */
            agencies: components["schemas"]["AgencyName"][];
            /** @description Name the id as ?creator= to see more. */
            creator: components["schemas"]["PersonName"];
            /** @description Of these accounts together. */
            state: components["schemas"]["DataState"];
            /**
             * Format: date-time
             * @description When the last grant ends.
             */
            until: string;
        };
        RosterData: {
            /** @description By name. */
            creators: components["schemas"]["RosterCreator"][];
        };
        Run: {
            /**
             * Format: int64
             * @description Calls to the platform.
             */
            calls: number;
            /** Format: date-time */
            completed_at: string | null;
            /**
             * Format: int64
             * @description What they cost, in the platform's units.
             */
            cost: number;
            /** Format: int64 */
            duration_ms: number | null;
            error_code?: components["schemas"]["CauseCode"];
            /** Format: uuid */
            id: string;
            /**
             * Format: int64
             * @description Posts read, or 1 for a profile.
             */
            items: number;
            /** @description What went wrong, without secrets; empty if nothing did. */
            message: string;
            /** Format: int64 */
            pages: number;
            product: components["schemas"]["Product"];
            rate_limited: boolean;
            /**
             * Format: date-time
             * @description When the platform said that calls may go on.
             */
            reset_at: string | null;
            /** Format: date-time */
            started_at: string;
            status: components["schemas"]["RunStatus"];
            /**
             * Format: int64
             * @description How many were expected; null if that was not known.
             */
            total: number | null;
            /** @enum {string} */
            trigger: "connect" | "person" | "plan";
        };
        /**
         * @description How a run stands.
         * @enum {string}
         */
        RunStatus: "running" | "success" | "partial" | "failed";
        RunsOutputBody: {
            /** @description Newest first. */
            runs: components["schemas"]["Run"][];
        };
        ScopeBody: {
            id: string;
            /** @description What it is for, in the creator's words. */
            purpose: string;
            /** @description Without it the account cannot be connected. */
            required: boolean;
        };
        Series: {
            /** @description Days within the series on which the platform changed what the metric means. */
            breaks: components["schemas"]["Break"][];
            metric: components["schemas"]["MetricID"];
            points: components["schemas"]["Point"][];
            /** @enum {string} */
            unit: "count" | "percent" | "seconds";
            /** @description The zone that cuts the days (IANA name). */
            zone: string;
        };
        /**
         * @description What is odd about a value that is kept as it was said.
         * @enum {string}
         */
        SeriesFlag: "fell" | "to_zero" | "restated";
        SessionBody: {
            /** @description Null while nobody is signed in. */
            person: components["schemas"]["PersonBody"] | null;
            /** @description How one signs in here; told while nobody is signed in. */
            sign_in?: components["schemas"]["SignInBody"];
        };
        SessionRow: {
            /** @example Firefox on Linux */
            agent: string;
            /** Format: date-time */
            created_at: string;
            /** @description Whether this request came from it. */
            current: boolean;
            /** Format: date-time */
            expires_at: string;
            /** Format: uuid */
            id: string;
            /**
             * Format: date-time
             * @description To the hour.
             */
            seen_at: string;
        };
        SessionsOutputBody: {
            /** @description The one seen last first. */
            sessions: components["schemas"]["SessionRow"][];
        };
        SetUpInputBody: {
            /** @description The one-time code from the server's log. */
            code: string;
            email: string;
            name: string;
            password: string;
        };
        SharedBody: {
            /** Format: uuid */
            connection: string;
            /** @description Without @. */
            handle: string;
            platform: string;
        };
        SignInBody: {
            /** @description Whether the first administrator is still to be made, with the code from the server's log. */
            setup_needed: boolean;
            /** @description What to write on the button that leads to /api/session/sso; null where there is no single sign-on. */
            sso_label: string | null;
        };
        SignInInputBody: {
            email: string;
            password: string;
            /** @description The browser's zone (IANA name). */
            zone?: string;
        };
        SuccessBody: {
            /** @enum {boolean} */
            success: true;
        };
        SuccessRate: {
            /**
             * Format: int64
             * @description Read, late ones included.
             */
            done: number;
            /**
             * Format: int64
             * @description Slots that were due and have been decided.
             */
            due: number;
            /** Format: int64 */
            hours: number;
            /**
             * Format: int64
             * @description Read more than an hour after they were due.
             */
            late: number;
            /** @description At least 95 % were read. */
            meets_95: boolean;
            /** @description At least 99.9 % were read. */
            meets_99_9: boolean;
            /**
             * Format: int64
             * @description Not read; each is a recorded gap.
             */
            missed: number;
            /**
             * Format: int64
             * @description Let pass because an administrator had paused the account or its platform: recorded gaps, and not counted as due.
             */
            paused: number;
            /**
             * Format: double
             * @description Done of due; null if nothing was due.
             */
            rate: number | null;
            /** @description Why slots were late or missed, the most frequent cause first. */
            why: components["schemas"]["BlamedSlots"][];
        };
        Sync: {
            /**
             * Format: int64
             * @description Posts read so far.
             */
            done: number;
            /** @description What is being read: profile, posts, archive. */
            product: string;
            /** @description False while it waits its turn. */
            running: boolean;
            /** Format: date-time */
            started_at: string | null;
            /**
             * Format: int64
             * @description Posts expected, or null while that is not known.
             */
            total: number | null;
        };
        SyncOutputBody: {
            /** @enum {boolean} */
            queued: true;
        };
        Text: {
            /** @description Stands exactly when value is null. */
            reason?: components["schemas"]["Reason"];
            value: string | null;
        };
        TokenBody: {
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            last_used_at: string | null;
            name: string;
            /** @description How its text begins. */
            prefix: string;
            scopes: ("read" | "sync")[];
        };
        TokensOutputBody: {
            /** @description One's own that were not revoked, the newest first. */
            tokens: components["schemas"]["TokenBody"][];
        };
        VerifyOutputBody: {
            /**
             * Format: int64
             * @description The first entry that does not fit; null if the chain is whole.
             */
            broken_at: number | null;
            /**
             * Format: int64
             * @description How many entries were walked.
             */
            entries: number;
            /** @description The hash at its end, hexadecimal: note it elsewhere, to know later that what stands before it is still the same. */
            head: string;
            /** @description What is wrong there; empty if the chain is whole. */
            what: string;
            /** @description Whether nothing in the chain was changed, removed or added. */
            whole: boolean;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listAllowances: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllowancesOutputBody"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                /** @description Only this act. */
                act?: string;
                /** @description Only what this person did, or what was done to them. */
                person?: string;
                since?: string;
                /** @description Only what was done before. */
                until?: string;
                /** @description Only entries with a smaller number. */
                before?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditOutputBody"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyAudit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerifyOutputBody"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBudgets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BudgetsOutputBody"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAllConnections: {
        parameters: {
            query?: {
                platform?: string;
                state?: string;
                cause?: string;
                /** @description The id of the last connection of the page before. */
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminConnectionsOutputBody"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pauseConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoneOutputBody"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resumeConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoneOutputBody"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retryConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoneOutputBody"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPlatformStates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminPlatformsOutputBody"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    allowDerived: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                platform: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AllowInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Allowance"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawDerived: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                platform: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pausePlatform: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                platform: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminPlatform"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resumePlatform: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                platform: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminPlatform"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retryPlatform: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                platform: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetriedOutputBody"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAllRuns: {
        parameters: {
            query?: {
                connection?: string;
                platform?: string;
                product?: string;
                status?: string;
                cause?: string;
                since?: string;
                /** @description Only runs that started earlier. */
                before?: string;
                /** @description For the next page: next of the page before. */
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminRunsOutputBody"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAgencies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgenciesOutputBody"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addAgency: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddAgencyInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgencyBody"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAverages: {
        parameters: {
            query: {
                /** @description Whose data; default: one's own. */
                creator?: string;
                connection: string;
                /** @description First day; default: 28 days before the last. */
                from?: string;
                /** @description Last day; default: today in the account's zone. */
                to?: string;
                /** @description As it was known then: a day (its end, in your zone) or an instant in RFC 3339. */
                as_of?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeAveragesData"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    bestTime: {
        parameters: {
            query: {
                /** @description Whose data; default: one's own. */
                creator?: string;
                connection: string;
                metric?: "views" | "reach" | "likes" | "comments" | "shares" | "saves" | "interactions";
                /** @description As it was known then: a day (its end, in your zone) or an instant in RFC 3339. */
                as_of?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeBestTimeData"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    compare: {
        parameters: {
            query: {
                /** @description Whose data; default: one's own. */
                creator?: string;
                connection: string;
                /** @description A level or a flow of the profile. What must not be summed, such as reach, is refused. */
                metric: string;
                /** @description First day; default: 27 days before the last. */
                from?: string;
                /** @description Last day; default: of a level yesterday in the account's zone, of a flow the last day of the platform that is settled. */
                to?: string;
                /** @description Whether a flow's sum takes in days that the platform may still change; else they are left out by name. */
                unsettled?: boolean;
                /** @description As it was known then: a day (its end, in your zone) or an instant in RFC 3339. */
                as_of?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeCompareData"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDifference: {
        parameters: {
            query: {
                /** @description Whose data; default: one's own. */
                creator?: string;
                connection: string;
                /** @description A metric of the profile, or with post one of a post. */
                metric: string;
                /** @description The post that the figure is of. */
                post?: string;
                /** @description The day that the figure is of; default: the newest. */
                day?: string;
                /** @description As it was known then: a day (its end, in your zone) or an instant in RFC 3339. */
                as_of?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeDifferenceData"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPosting: {
        parameters: {
            query: {
                /** @description Whose data; default: one's own. */
                creator?: string;
                connection: string;
                /** @description First day; default: 28 days before the last. */
                from?: string;
                /** @description Last day; default: today in the account's zone. */
                to?: string;
                /** @description As it was known then: a day (its end, in your zone) or an instant in RFC 3339. */
                as_of?: string;
                metric?: "views" | "reach" | "likes" | "comments" | "shares" | "saves" | "interactions";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopePostingData"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRates: {
        parameters: {
            query: {
                /** @description Whose data; default: one's own. */
                creator?: string;
                connection: string;
                /** @description As it was known then: a day (its end, in your zone) or an instant in RFC 3339. */
                as_of?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeRatesData"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOverview: {
        parameters: {
            query?: {
                /** @description Whose data; default: one's own. */
                creator?: string;
                /** @description Figures as they were known then, whatever was corrected since: a day (its end, in your zone) or an instant in RFC 3339. Names, texts and pictures are today's. */
                as_of?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeOverviewData"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listConnections: {
        parameters: {
            query?: {
                /** @description Whose data; default: one's own. */
                creator?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeConnectionsData"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAccounts: {
        parameters: {
            query?: {
                /** @description Whose data; default: one's own. */
                creator?: string;
                /** @description Only this one. */
                connection?: string;
                /** @description First day of the series; default: 28 days before the last. */
                from?: string;
                /** @description Last day of the series; default: today in the account's zone. */
                to?: string;
                /** @description Figures as they were known then, whatever was corrected since: a day (its end, in your zone) or an instant in RFC 3339. Names, texts and pictures are today's. */
                as_of?: string;
            };
            header?: never;
            path: {
                platform: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeAccountsData"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAudience: {
        parameters: {
            query?: {
                /** @description Whose data; default: one's own. */
                creator?: string;
                platform?: string;
                /** @description Only this one. */
                connection?: string;
                /** @description As it was known then: a day (its end, in your zone) or an instant in RFC 3339. */
                as_of?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeAudienceData"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    callback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                platform: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            302: {
                headers: {
                    Location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    connect: {
        parameters: {
            query?: {
                /** @description The browser's zone (IANA name), which will cut the account's days. */
                zone?: string;
                /** @description The connection to reconnect; without it an account is added. */
                connection?: string;
            };
            header?: never;
            path: {
                platform: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectBody"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    disconnect: {
        parameters: {
            query?: {
                /** @description Which one; needed if there are several. */
                connection?: string;
            };
            header?: never;
            path: {
                platform: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuccessBody"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    forgetConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuccessBody"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getHistory: {
        parameters: {
            query?: {
                /** @description Whose data; default: one's own. */
                creator?: string;
                /** @description First day; default: 28 days before the last. */
                from?: string;
                /** @description Last day; default: today in the account's zone. */
                to?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeHistoryData"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRuns: {
        parameters: {
            query?: {
                /** @description Whose connection it is; default: one's own. */
                creator?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunsOutputBody"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    syncNow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncOutputBody"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listConsents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentsOutputBody"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acceptConsent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptConsentInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentBody"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportError: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ErrorInputBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export: {
        parameters: {
            query?: {
                /** @description Only this one. */
                connection?: string;
                /** @description Only the days of the accounts, what may be summed of them over the range (where days are missing: what is known, of how many days, without which), the newest figures of their posts, or their breakdowns; default: all of it. */
                part?: "profile" | "sums" | "posts" | "audience";
                format?: "csv" | "json" | "parquet";
                /** @description First day; default: 28 days before the last. */
                from?: string;
                /** @description Last day; default: today in your zone. */
                to?: string;
                /** @description As it was known then: a day (its end, in your zone) or an instant in RFC 3339. */
                as_of?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Content-Disposition"?: string;
                    "Content-Type"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportPosts: {
        parameters: {
            query?: {
                platform?: string;
                connection?: string;
                media_type?: "photo" | "video" | "carousel" | "reel" | "short" | "story" | "live" | "unknown";
                /** @description Sorting by a metric needs one platform or one connection: posts are never ranked across platforms. Posts without the figure come last. */
                sort?: "posted_at" | "views" | "reach" | "likes" | "comments" | "shares" | "saves" | "interactions" | "reposts" | "dislikes" | "follows" | "profile_visits" | "profile_activity" | "watch_time" | "average_watch_time" | "average_view_percentage" | "skip_rate" | "replies" | "engaged_views" | "reported_shares";
                order?: "asc" | "desc";
                /** @description Published on this day or later, in the account's zone; default: no first day. */
                from?: string;
                /** @description Published on this day or earlier, in the account's zone; default: no last day. */
                to?: string;
                /** @description What becomes of posts that the platform no longer lists (gone_at says since when; they keep their last known figures): include or only; default: they are left out. */
                gone?: "include" | "only";
                /** @description Figures as they were known then, whatever was corrected since: a day (its end, in your zone) or an instant in RFC 3339. Names, texts and pictures are today's. */
                as_of?: string;
                format?: "csv" | "json" | "parquet";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Content-Disposition"?: string;
                    "Content-Type"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportPost: {
        parameters: {
            query?: {
                format?: "csv" | "json" | "parquet";
                /** @description As it was known then: a day (its end, in your zone) or an instant in RFC 3339. */
                as_of?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Content-Disposition"?: string;
                    "Content-Type"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listGrants: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrantsOutputBody"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    give: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GiveInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrantBody"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endGrant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listInvitations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationsOutputBody"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invite: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InviteInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkBody"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionBody"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedBody"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    eraseMine: {
        parameters: {
            query?: {
                /** @description Whose data; without it everything, the person included. */
                platform?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EraseOutputBody"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetricsOutputBody"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listNotices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeList"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    seeNotice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuccessBody"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPeople: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeopleOutputBody"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePersonInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonRow"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    makePasswordLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkBody"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endPersonSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    describe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DescribeInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionBody"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePasswordInputBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPlatforms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlatformsOutputBody"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPosts: {
        parameters: {
            query?: {
                /** @description Whose data; default: one's own. */
                creator?: string;
                platform?: string;
                connection?: string;
                media_type?: "photo" | "video" | "carousel" | "reel" | "short" | "story" | "live" | "unknown";
                /** @description Sorting by a metric needs one platform or one connection: posts are never ranked across platforms. Posts without the figure come last. */
                sort?: "posted_at" | "views" | "reach" | "likes" | "comments" | "shares" | "saves" | "interactions" | "reposts" | "dislikes" | "follows" | "profile_visits" | "profile_activity" | "watch_time" | "average_watch_time" | "average_view_percentage" | "skip_rate" | "replies" | "engaged_views" | "reported_shares";
                order?: "asc" | "desc";
                /** @description Published on this day or later, in the account's zone; default: no first day. */
                from?: string;
                /** @description Published on this day or earlier, in the account's zone; default: no last day. */
                to?: string;
                /** @description What becomes of posts that the platform no longer lists (gone_at says since when; they keep their last known figures): include or only; default: they are left out. */
                gone?: "include" | "only";
                /** @description Figures as they were known then, whatever was corrected since: a day (its end, in your zone) or an instant in RFC 3339. Names, texts and pictures are today's. */
                as_of?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopePostsData"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPost: {
        parameters: {
            query?: {
                /** @description Whose data; default: one's own. */
                creator?: string;
                /** @description Figures as they were known then, whatever was corrected since: a day (its end, in your zone) or an instant in RFC 3339. Names, texts and pictures are today's. */
                as_of?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopePostData"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDecay: {
        parameters: {
            query?: {
                /** @description Whose data; default: one's own. */
                creator?: string;
                metric?: "views" | "likes" | "comments" | "shares" | "saves" | "interactions";
                /** @description As it was known then: a day (its end, in your zone) or an instant in RFC 3339. */
                as_of?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeDecayData"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRoster: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeRosterData"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    compareRoster: {
        parameters: {
            query?: {
                /** @description A level or a flow of the profile. What must not be summed, such as reach, is refused. */
                metric?: string;
                /** @description First day; default: 27 days before the last. */
                from?: string;
                /** @description Last day, each account's own; default: of a level yesterday in the account's zone, of a flow the last day of its platform that is settled. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvelopeRosterComparisonData"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionBody"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionBody"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signInBearer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionBody"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    prove: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordInputBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startSSO: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            302: {
                headers: {
                    Location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    finishSSO: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            302: {
                headers: {
                    Location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionsOutputBody"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signOutEverywhere: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetUpInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionBody"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokensOutputBody"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    makeToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakeTokenInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewTokenBody"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
