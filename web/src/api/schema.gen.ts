// Generated from openapi.json by "npm run generate". Do not edit.
export interface paths {
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
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Account: {
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
        AccountCard: {
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
        Break: {
            /** Format: date */
            day: string;
            text: string;
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
        CauseCode: "not_connected" | "first_sync" | "rate_limited" | "quota_exhausted" | "platform_unreachable" | "platform_error" | "malformed_answer" | "incomplete_listing" | "access_expired" | "access_revoked" | "refresh_outcome_unknown" | "scope_missing" | "account_gone" | "account_suspended" | "not_professional" | "no_account" | "app_misconfigured" | "not_configured" | "late" | "downtime" | "disconnected" | "policy" | "internal";
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
        /**
         * @description How complete and how fresh the answer is, worst first.
         * @enum {string}
         */
        DataState: "error" | "action_needed" | "blocked" | "never_synced" | "stale" | "partial" | "settling" | "empty" | "ready";
        EnvelopeAccountsData: {
            /** @description Whatever is known, also while syncing or stale. */
            data: components["schemas"]["AccountsData"];
            meta: components["schemas"]["Meta"];
            state: components["schemas"]["DataState"];
        };
        EnvelopeConnectionsData: {
            /** @description Whatever is known, also while syncing or stale. */
            data: components["schemas"]["ConnectionsData"];
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
        EnvelopePostsData: {
            /** @description Whatever is known, also while syncing or stale. */
            data: components["schemas"]["PostsData"];
            meta: components["schemas"]["Meta"];
            state: components["schemas"]["DataState"];
        };
        Figure: {
            /**
             * Format: date-time
             * @description When the platform said it. The oldest part counts for a computed figure.
             */
            as_of?: string;
            /** @description Stands when Candor computed the figure. */
            computed?: components["schemas"]["Computed"];
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
        GrantedScope: {
            id: string;
            purpose: string;
        };
        LeftOut: {
            connection: string;
            message: string;
            platform: string;
            reason: components["schemas"]["Reason"];
        };
        LookBody: {
            /** @description Line colour on dark ground, #rrggbb. */
            dark: string;
            /** @description Line colour on light ground, #rrggbb. */
            light: string;
        };
        /**
         * @description What kind of post it is.
         * @enum {string}
         */
        MediaType: "photo" | "video" | "carousel" | "reel" | "short" | "story" | "live" | "unknown";
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
        MetricID: "followers" | "following" | "posts" | "profile_views" | "profile_likes" | "views" | "reach" | "likes" | "comments" | "shares" | "saves" | "interactions" | "reposts" | "dislikes" | "follows" | "profile_visits" | "profile_activity" | "watch_time" | "average_watch_time" | "average_view_percentage" | "skip_rate" | "navigation" | "replies" | "engaged_views" | "followers_gained" | "followers_lost" | "daily_reach" | "daily_accounts_engaged" | "daily_views" | "daily_engaged_views" | "daily_watch_time" | "daily_average_watch_time" | "daily_average_view_percentage" | "daily_interactions" | "daily_likes" | "daily_comments" | "daily_saves" | "daily_shares" | "daily_replies" | "daily_reposts" | "daily_link_taps" | "reach_30_days" | "accounts_engaged_30_days" | "follower_demographics" | "engaged_demographics" | "viewer_demographics" | "online_followers" | "period_reach" | "period_views" | "period_interactions" | "period_watch_time" | "engagement_rate" | "average_views";
        MetricsOutputBody: {
            metrics: components["schemas"]["MetricBody"][];
        };
        OfferBody: {
            breaks: components["schemas"]["Break"][];
            /** @enum {string} */
            class: "raw" | "derived";
            definition: string;
            /** @description The API's field; empty for what Candor computes. */
            field: string;
            /** @description The platform's own word. */
            label: string;
            /** @description What limits the number; empty if nothing does. */
            limits: string;
            platform: string;
            /**
             * Format: int64
             * @description How long the platform may still change it.
             */
            settles_hours: number;
            /** @description Zone of the platform's own days; empty where days are the connection's. */
            zone: string;
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
        PlatformBody: {
            /** @example professional account */
            account_noun: string;
            /** @description What an operator registers at the platform. */
            app_guide: string;
            /** @description Whether accounts can be connected here. */
            configured: boolean;
            /** @description Whether its terms allow figures computed from its data. */
            derived: boolean;
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
            caption: components["schemas"]["Text"];
            /** Format: uuid */
            connection: string;
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
            interactions: components["schemas"]["Figure"];
            likes: components["schemas"]["Figure"];
            reach: components["schemas"]["Figure"];
            saves: components["schemas"]["Figure"];
            shares: components["schemas"]["Figure"];
            views: components["schemas"]["Figure"];
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
        ProblemCode: "bad_request" | "not_signed_in" | "wrong_credentials" | "forbidden" | "cross_site" | "not_found" | "conflict" | "several_connections" | "not_configured" | "too_many" | "unavailable" | "internal";
        /**
         * @description A set of data that is read together.
         * @enum {string}
         */
        Product: "profile" | "posts" | "archive";
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
        /**
         * @description Why there is no value.
         * @enum {string}
         */
        Reason: "not_offered" | "not_granted" | "not_yet_synced" | "below_threshold" | "not_settled" | "gap" | "hidden_by_owner" | "turned_off" | "not_reported" | "before_conversion" | "no_base" | "too_few_posts" | "policy" | "expired" | "error";
        /**
         * @description What a person may do.
         * @enum {string}
         */
        Role: "creator" | "manager" | "admin";
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
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
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
    listRuns: {
        parameters: {
            query?: {
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
                sort?: "posted_at" | "views" | "reach" | "likes" | "comments" | "shares" | "saves" | "interactions" | "reposts" | "dislikes" | "follows" | "profile_visits" | "profile_activity" | "watch_time" | "average_watch_time" | "average_view_percentage" | "skip_rate" | "replies" | "engaged_views";
                order?: "asc" | "desc";
                cursor?: string;
                limit?: number;
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
}
