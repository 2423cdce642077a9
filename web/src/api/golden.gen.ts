// Generated from internal/api/testdata by "npm run generate". Do not edit.
import type { operations } from "./schema.gen";

type Answer<Operation extends keyof operations> = operations[Operation] extends { responses: { 200: { content: { "application/json": infer Body } } } } ? Body : never;

export const a_loss: Answer<"compare"> = {
 "data": {
  "change": {
   "computed": {
    "by": "candor",
    "formula": "the period less the one before",
    "n": 2
   },
   "metric": "followers",
   "status": "provisional",
   "value": -700
  },
  "connection": "00000000-0000-7000-8000-00000000a001",
  "current": {
   "as_of": "2026-11-21T05:00:00Z",
   "computed": {
    "by": "candor",
    "formula": "followers on 2026-11-22 less followers on 2026-11-21",
    "n": 2
   },
   "metric": "followers",
   "status": "provisional",
   "value": -690
  },
  "from": "2026-11-22",
  "percent": null,
  "percent_reason": "sign_changed",
  "previous": {
   "as_of": "2026-11-20T05:00:00Z",
   "computed": {
    "by": "candor",
    "formula": "followers on 2026-11-21 less followers on 2026-11-20",
    "n": 2
   },
   "metric": "followers",
   "status": "final",
   "value": 10
  },
  "previous_from": "2026-11-21",
  "previous_to": "2026-11-21",
  "to": "2026-11-22"
 },
 "meta": {
  "action": null,
  "as_of": "2026-11-21T05:00:00Z",
  "causes": [],
  "generated_at": "2026-11-22T11:00:00Z",
  "next_sync_at": "2026-11-23T05:00:00Z",
  "oldest_as_of": "2026-11-21T05:00:00Z",
  "source": "database",
  "sync": {
   "done": 0,
   "running": false,
   "total": null
  }
 },
 "state": "ready"
};

export const a_range: Answer<"listPosts"> = {
 "data": {
  "next_cursor": null,
  "posts": [
   {
    "ai_generated": {
     "reason": "not_yet_synced",
     "value": null
    },
    "caption": {
     "value": "Post 2 <b>ש</b>"
    },
    "connection": "00000000-0000-7000-8000-00000000a001",
    "duration": {
     "seconds": 60
    },
    "fetched_at": "2026-11-22T05:00:00Z",
    "handle": "ana.cooks",
    "id": "00000000-0000-7000-8000-0000000a0002",
    "media_type": "photo",
    "media_url": {
     "value": "https://x.cdninstagram.com/m.jpg"
    },
    "metrics": {
     "comments": {
      "as_of": "2026-11-22T05:00:00Z",
      "metric": "comments",
      "status": "final",
      "value": 3
     },
     "engagement_rate": {
      "as_of": "2026-11-22T05:00:00Z",
      "computed": {
       "by": "candor",
       "formula": "(likes + comments + saves + shares) / reach of the post",
       "n": 1
      },
      "metric": "engagement_rate",
      "status": "final",
      "value": 6.25
     },
     "interactions": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "organic only; up to 48 hours late",
      "metric": "interactions",
      "reason": "not_reported",
      "status": "missing",
      "value": null
     },
     "likes": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "where the owner hides likes: up to 48 hours late",
      "metric": "likes",
      "status": "final",
      "value": 20
     },
     "reach": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "organic only; estimated by Instagram; up to 48 hours late",
      "metric": "reach",
      "status": "final",
      "value": 400
     },
     "saves": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "organic only; up to 48 hours late",
      "metric": "saves",
      "status": "final",
      "value": 1
     },
     "shares": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "organic only; up to 48 hours late",
      "metric": "shares",
      "status": "final",
      "value": 1
     },
     "views": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "organic only; up to 48 hours late",
      "metric": "views",
      "status": "final",
      "value": 600
     }
    },
    "permalink": {
     "value": "https://example.com/p"
    },
    "platform": "instagram",
    "posted_at": "2026-11-02T05:00:00Z",
    "thumbnail_url": {
     "reason": "not_offered",
     "value": null
    }
   },
   {
    "ai_generated": {
     "reason": "not_yet_synced",
     "value": null
    },
    "caption": {
     "value": "Post 3 <b>ש</b>"
    },
    "connection": "00000000-0000-7000-8000-00000000a001",
    "duration": {
     "seconds": 90
    },
    "fetched_at": "2026-11-22T05:00:00Z",
    "handle": "ana.cooks",
    "id": "00000000-0000-7000-8000-0000000a0003",
    "media_type": "photo",
    "media_url": {
     "value": "https://x.cdninstagram.com/m.jpg"
    },
    "metrics": {
     "comments": {
      "as_of": "2026-11-22T05:00:00Z",
      "metric": "comments",
      "status": "final",
      "value": 3
     },
     "engagement_rate": {
      "as_of": "2026-11-22T05:00:00Z",
      "computed": {
       "by": "candor",
       "formula": "(likes + comments + saves + shares) / reach of the post",
       "n": 1
      },
      "metric": "engagement_rate",
      "status": "final",
      "value": 4.17
     },
     "interactions": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "organic only; up to 48 hours late",
      "metric": "interactions",
      "reason": "not_reported",
      "status": "missing",
      "value": null
     },
     "likes": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "where the owner hides likes: up to 48 hours late",
      "metric": "likes",
      "status": "final",
      "value": 20
     },
     "reach": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "organic only; estimated by Instagram; up to 48 hours late",
      "metric": "reach",
      "status": "final",
      "value": 600
     },
     "saves": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "organic only; up to 48 hours late",
      "metric": "saves",
      "status": "final",
      "value": 1
     },
     "shares": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "organic only; up to 48 hours late",
      "metric": "shares",
      "status": "final",
      "value": 1
     },
     "views": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "organic only; up to 48 hours late",
      "metric": "views",
      "status": "final",
      "value": 900
     }
    },
    "permalink": {
     "value": "https://example.com/p"
    },
    "platform": "instagram",
    "posted_at": "2026-10-23T05:00:00Z",
    "thumbnail_url": {
     "reason": "not_offered",
     "value": null
    }
   }
  ],
  "total": 2
 },
 "meta": {
  "action": null,
  "as_of": "2026-11-22T05:00:00Z",
  "causes": [],
  "generated_at": "2026-11-22T11:00:00Z",
  "next_sync_at": "2026-11-23T05:00:00Z",
  "oldest_as_of": "2026-11-22T05:00:00Z",
  "source": "database",
  "sync": {
   "done": 0,
   "running": false,
   "total": null
  }
 },
 "state": "ready"
};

export const as_of: Answer<"getPost"> = {
 "data": {
  "post": {
   "ai_generated": {
    "reason": "not_yet_synced",
    "value": null
   },
   "caption": {
    "value": "Post 1 <b>ש</b>"
   },
   "connection": "00000000-0000-7000-8000-00000000a001",
   "duration": {
    "seconds": 30
   },
   "fetched_at": "2026-11-20T05:00:00Z",
   "handle": "ana.cooks",
   "id": "00000000-0000-7000-8000-0000000a0001",
   "media_type": "photo",
   "media_url": {
    "reason": "expired",
    "value": null
   },
   "metrics": {
    "comments": {
     "as_of": "2026-11-20T05:00:00Z",
     "metric": "comments",
     "status": "final",
     "value": 2
    },
    "engagement_rate": {
     "as_of": "2026-11-20T05:00:00Z",
     "computed": {
      "by": "candor",
      "formula": "(likes + comments + saves + shares) / reach of the post",
      "n": 1
     },
     "metric": "engagement_rate",
     "status": "final",
     "value": 7.04
    },
    "interactions": {
     "as_of": "2026-11-20T05:00:00Z",
     "limits": "organic only; up to 48 hours late",
     "metric": "interactions",
     "status": "final",
     "value": 14
    },
    "likes": {
     "as_of": "2026-11-20T05:00:00Z",
     "limits": "where the owner hides likes: up to 48 hours late",
     "metric": "likes",
     "status": "final",
     "value": 10
    },
    "reach": {
     "as_of": "2026-11-20T05:00:00Z",
     "limits": "organic only; estimated by Instagram; up to 48 hours late",
     "metric": "reach",
     "status": "final",
     "value": 199
    },
    "saves": {
     "as_of": "2026-11-20T05:00:00Z",
     "limits": "organic only; up to 48 hours late",
     "metric": "saves",
     "status": "final",
     "value": 1
    },
    "shares": {
     "as_of": "2026-11-20T05:00:00Z",
     "limits": "organic only; up to 48 hours late",
     "metric": "shares",
     "status": "final",
     "value": 1
    },
    "views": {
     "as_of": "2026-11-20T05:00:00Z",
     "limits": "organic only; up to 48 hours late",
     "metric": "views",
     "status": "final",
     "value": 299
    }
   },
   "permalink": {
    "value": "https://example.com/p"
   },
   "platform": "instagram",
   "posted_at": "2026-11-12T05:00:00Z",
   "thumbnail_url": {
    "reason": "not_offered",
    "value": null
   }
  },
  "series": [
   {
    "breaks": [],
    "metric": "views",
    "points": [
     {
      "day": "2026-11-20",
      "status": "final",
      "value": 299
     }
    ],
    "unit": "count",
    "zone": "Europe/Berlin"
   },
   {
    "breaks": [],
    "metric": "reach",
    "points": [
     {
      "day": "2026-11-20",
      "status": "final",
      "value": 199
     }
    ],
    "unit": "count",
    "zone": "Europe/Berlin"
   },
   {
    "breaks": [],
    "metric": "likes",
    "points": [
     {
      "day": "2026-11-20",
      "status": "final",
      "value": 10
     }
    ],
    "unit": "count",
    "zone": "Europe/Berlin"
   },
   {
    "breaks": [],
    "metric": "comments",
    "points": [
     {
      "day": "2026-11-20",
      "status": "final",
      "value": 2
     }
    ],
    "unit": "count",
    "zone": "Europe/Berlin"
   },
   {
    "breaks": [],
    "metric": "shares",
    "points": [
     {
      "day": "2026-11-20",
      "status": "final",
      "value": 1
     }
    ],
    "unit": "count",
    "zone": "Europe/Berlin"
   },
   {
    "breaks": [],
    "metric": "saves",
    "points": [
     {
      "day": "2026-11-20",
      "status": "final",
      "value": 1
     }
    ],
    "unit": "count",
    "zone": "Europe/Berlin"
   },
   {
    "breaks": [],
    "metric": "interactions",
    "points": [
     {
      "day": "2026-11-20",
      "status": "final",
      "value": 14
     }
    ],
    "unit": "count",
    "zone": "Europe/Berlin"
   },
   {
    "breaks": [],
    "metric": "reposts",
    "points": [
     {
      "day": "2026-11-20",
      "reason": "not_yet_synced",
      "status": "missing",
      "value": null
     }
    ],
    "unit": "count",
    "zone": "Europe/Berlin"
   }
  ]
 },
 "meta": {
  "action": null,
  "as_of": "2026-11-20T05:00:00Z",
  "causes": [],
  "generated_at": "2026-11-20T22:59:59.999Z",
  "next_sync_at": "2026-11-23T05:00:00Z",
  "oldest_as_of": "2026-11-20T05:00:00Z",
  "source": "database",
  "sync": {
   "done": 0,
   "running": false,
   "total": null
  }
 },
 "state": "ready"
};

export const audience: Answer<"getAudience"> = {
 "data": {
  "accounts": [
   {
    "breakdowns": [
     {
      "as_of": "2026-11-22T05:00:00Z",
      "day": "2026-11-21",
      "days": 0,
      "dimension": "age",
      "metric": "follower_demographics",
      "note": "Followers by age, gender, city or country; the platform leaves small groups out, so parts need not add up to the whole.",
      "parts": [
       {
        "key": "25-34",
        "value": 700
       },
       {
        "key": "18-24",
        "value": 200
       }
      ],
      "status": "provisional",
      "threshold": "100 followers",
      "unit": "count",
      "zone": "Europe/Berlin"
     },
     {
      "as_of": null,
      "days": 0,
      "dimension": "gender",
      "metric": "follower_demographics",
      "note": "Followers by age, gender, city or country; the platform leaves small groups out, so parts need not add up to the whole.",
      "parts": [],
      "reason": "not_yet_synced",
      "status": "missing",
      "threshold": "100 followers",
      "unit": "count",
      "zone": "Europe/Berlin"
     },
     {
      "as_of": null,
      "days": 0,
      "dimension": "age_gender",
      "metric": "follower_demographics",
      "note": "Followers by age, gender, city or country; the platform leaves small groups out, so parts need not add up to the whole.",
      "parts": [],
      "reason": "not_yet_synced",
      "status": "missing",
      "threshold": "100 followers",
      "unit": "count",
      "zone": "Europe/Berlin"
     },
     {
      "as_of": "2026-11-22T05:00:00Z",
      "day": "2026-11-21",
      "days": 0,
      "dimension": "city",
      "metric": "follower_demographics",
      "note": "Followers by age, gender, city or country; the platform leaves small groups out, so parts need not add up to the whole.",
      "parts": [],
      "reason": "below_threshold",
      "status": "missing",
      "threshold": "100 followers",
      "unit": "count",
      "zone": "Europe/Berlin"
     },
     {
      "as_of": null,
      "days": 0,
      "dimension": "country",
      "metric": "follower_demographics",
      "note": "Followers by age, gender, city or country; the platform leaves small groups out, so parts need not add up to the whole.",
      "parts": [],
      "reason": "not_yet_synced",
      "status": "missing",
      "threshold": "100 followers",
      "unit": "count",
      "zone": "Europe/Berlin"
     },
     {
      "as_of": null,
      "days": 0,
      "dimension": "age",
      "metric": "engaged_demographics",
      "note": "People who interacted with the account's content in 30 days, by age, gender, city or country; small groups are left out.",
      "parts": [],
      "reason": "not_yet_synced",
      "status": "missing",
      "threshold": "100 engagements in the period",
      "unit": "count",
      "zone": "Europe/Berlin"
     },
     {
      "as_of": null,
      "days": 0,
      "dimension": "gender",
      "metric": "engaged_demographics",
      "note": "People who interacted with the account's content in 30 days, by age, gender, city or country; small groups are left out.",
      "parts": [],
      "reason": "not_yet_synced",
      "status": "missing",
      "threshold": "100 engagements in the period",
      "unit": "count",
      "zone": "Europe/Berlin"
     },
     {
      "as_of": null,
      "days": 0,
      "dimension": "age_gender",
      "metric": "engaged_demographics",
      "note": "People who interacted with the account's content in 30 days, by age, gender, city or country; small groups are left out.",
      "parts": [],
      "reason": "not_yet_synced",
      "status": "missing",
      "threshold": "100 engagements in the period",
      "unit": "count",
      "zone": "Europe/Berlin"
     },
     {
      "as_of": null,
      "days": 0,
      "dimension": "city",
      "metric": "engaged_demographics",
      "note": "People who interacted with the account's content in 30 days, by age, gender, city or country; small groups are left out.",
      "parts": [],
      "reason": "not_yet_synced",
      "status": "missing",
      "threshold": "100 engagements in the period",
      "unit": "count",
      "zone": "Europe/Berlin"
     },
     {
      "as_of": null,
      "days": 0,
      "dimension": "country",
      "metric": "engaged_demographics",
      "note": "People who interacted with the account's content in 30 days, by age, gender, city or country; small groups are left out.",
      "parts": [],
      "reason": "not_yet_synced",
      "status": "missing",
      "threshold": "100 engagements in the period",
      "unit": "count",
      "zone": "Europe/Berlin"
     },
     {
      "as_of": null,
      "days": 0,
      "dimension": "hour",
      "metric": "online_followers",
      "note": "Followers who were online, by the hour of the day, on average of the last 30 days.",
      "parts": [],
      "reason": "not_yet_synced",
      "status": "missing",
      "threshold": "100 followers",
      "unit": "count",
      "zone": "America/Los_Angeles"
     },
     {
      "as_of": null,
      "days": 0,
      "dimension": "follow_type",
      "metric": "period_reach",
      "note": "Different accounts reached in 30 days, by group; groups overlap and do not add up.",
      "parts": [],
      "reason": "not_yet_synced",
      "status": "missing",
      "unit": "count",
      "zone": "America/Los_Angeles"
     },
     {
      "as_of": null,
      "days": 0,
      "dimension": "media_product_type",
      "metric": "period_reach",
      "note": "Different accounts reached in 30 days, by group; groups overlap and do not add up.",
      "parts": [],
      "reason": "not_yet_synced",
      "status": "missing",
      "unit": "count",
      "zone": "America/Los_Angeles"
     },
     {
      "as_of": null,
      "days": 0,
      "dimension": "follow_type",
      "metric": "period_views",
      "note": "Views of the period by where, how and by whom.",
      "parts": [],
      "reason": "not_yet_synced",
      "status": "missing",
      "unit": "count",
      "zone": "America/Los_Angeles"
     },
     {
      "as_of": null,
      "days": 0,
      "dimension": "media_product_type",
      "metric": "period_views",
      "note": "Views of the period by where, how and by whom.",
      "parts": [],
      "reason": "not_yet_synced",
      "status": "missing",
      "unit": "count",
      "zone": "America/Los_Angeles"
     },
     {
      "as_of": null,
      "days": 0,
      "dimension": "media_product_type",
      "metric": "period_interactions",
      "note": "Interactions of the period by the type of content.",
      "parts": [],
      "reason": "not_yet_synced",
      "status": "missing",
      "unit": "count",
      "zone": "America/Los_Angeles"
     },
     {
      "as_of": null,
      "days": 0,
      "dimension": "media_product_type",
      "metric": "period_likes",
      "note": "Likes of the period by the type of content.",
      "parts": [],
      "reason": "not_yet_synced",
      "status": "missing",
      "unit": "count",
      "zone": "America/Los_Angeles"
     },
     {
      "as_of": null,
      "days": 0,
      "dimension": "media_product_type",
      "metric": "period_comments",
      "note": "Comments of the period by the type of content.",
      "parts": [],
      "reason": "not_yet_synced",
      "status": "missing",
      "unit": "count",
      "zone": "America/Los_Angeles"
     },
     {
      "as_of": null,
      "days": 0,
      "dimension": "media_product_type",
      "metric": "period_saves",
      "note": "Saves of the period by the type of content.",
      "parts": [],
      "reason": "not_yet_synced",
      "status": "missing",
      "unit": "count",
      "zone": "America/Los_Angeles"
     },
     {
      "as_of": null,
      "days": 0,
      "dimension": "media_product_type",
      "metric": "period_shares",
      "note": "Shares of the period by the type of content.",
      "parts": [],
      "reason": "not_yet_synced",
      "status": "missing",
      "unit": "count",
      "zone": "America/Los_Angeles"
     },
     {
      "as_of": null,
      "days": 0,
      "dimension": "contact_button_type",
      "metric": "period_link_taps",
      "note": "Taps on the profile's contact buttons in the period, by the button.",
      "parts": [],
      "reason": "not_yet_synced",
      "status": "missing",
      "unit": "count",
      "zone": "America/Los_Angeles"
     }
    ],
    "connection": "00000000-0000-7000-8000-00000000a001",
    "handle": "ana.cooks",
    "platform": "instagram",
    "profile_url": "https://example.com/ana.cooks",
    "state": "ready"
   }
  ]
 },
 "meta": {
  "action": null,
  "as_of": "2026-11-22T05:00:00Z",
  "causes": [],
  "generated_at": "2026-11-22T11:00:00Z",
  "next_sync_at": "2026-11-23T05:00:00Z",
  "oldest_as_of": "2026-11-22T05:00:00Z",
  "source": "database",
  "sync": {
   "done": 0,
   "running": false,
   "total": null
  }
 },
 "state": "ready"
};

export const averages: Answer<"getAverages"> = {
 "data": {
  "connection": "00000000-0000-7000-8000-00000000a001",
  "days": [
   {
    "average_engagement": {
     "metric": "average_engagement",
     "reason": "gap",
     "status": "missing",
     "value": null
    },
    "average_views": {
     "metric": "average_views",
     "reason": "gap",
     "status": "missing",
     "value": null
    },
    "day": "2026-11-16",
    "engagement_rate": {
     "metric": "engagement_rate",
     "reason": "gap",
     "status": "missing",
     "value": null
    },
    "n": 0
   },
   {
    "average_engagement": {
     "metric": "average_engagement",
     "reason": "gap",
     "status": "missing",
     "value": null
    },
    "average_views": {
     "metric": "average_views",
     "reason": "gap",
     "status": "missing",
     "value": null
    },
    "day": "2026-11-17",
    "engagement_rate": {
     "metric": "engagement_rate",
     "reason": "gap",
     "status": "missing",
     "value": null
    },
    "n": 0
   },
   {
    "average_engagement": {
     "metric": "average_engagement",
     "reason": "gap",
     "status": "missing",
     "value": null
    },
    "average_views": {
     "metric": "average_views",
     "reason": "gap",
     "status": "missing",
     "value": null
    },
    "day": "2026-11-18",
    "engagement_rate": {
     "metric": "engagement_rate",
     "reason": "gap",
     "status": "missing",
     "value": null
    },
    "n": 0
   },
   {
    "average_engagement": {
     "metric": "average_engagement",
     "reason": "gap",
     "status": "missing",
     "value": null
    },
    "average_views": {
     "metric": "average_views",
     "reason": "gap",
     "status": "missing",
     "value": null
    },
    "day": "2026-11-19",
    "engagement_rate": {
     "metric": "engagement_rate",
     "reason": "gap",
     "status": "missing",
     "value": null
    },
    "n": 0
   },
   {
    "average_engagement": {
     "as_of": "2026-11-20T05:00:00Z",
     "computed": {
      "by": "candor",
      "formula": "(likes + comments + saves + shares) / posts, mean of the 4 newest settled posts",
      "n": 4
     },
     "metric": "average_engagement",
     "status": "final",
     "value": 14
    },
    "average_views": {
     "as_of": "2026-11-20T05:00:00Z",
     "computed": {
      "by": "candor",
      "formula": "views / posts, mean of the 4 newest settled posts",
      "n": 4
     },
     "metric": "average_views",
     "status": "final",
     "value": 749
    },
    "day": "2026-11-20",
    "engagement_rate": {
     "as_of": "2026-11-20T05:00:00Z",
     "computed": {
      "by": "candor",
      "formula": "(likes + comments + saves + shares) / reach, total over total of the 4 newest settled posts",
      "n": 4
     },
     "metric": "engagement_rate",
     "status": "final",
     "value": 2.81
    },
    "n": 4
   },
   {
    "average_engagement": {
     "metric": "average_engagement",
     "reason": "gap",
     "status": "missing",
     "value": null
    },
    "average_views": {
     "metric": "average_views",
     "reason": "gap",
     "status": "missing",
     "value": null
    },
    "day": "2026-11-21",
    "engagement_rate": {
     "metric": "engagement_rate",
     "reason": "gap",
     "status": "missing",
     "value": null
    },
    "n": 0
   },
   {
    "average_engagement": {
     "as_of": "2026-11-22T05:00:00Z",
     "computed": {
      "by": "candor",
      "formula": "(likes + comments + saves + shares) / posts, mean of the 4 newest settled posts",
      "n": 4
     },
     "metric": "average_engagement",
     "status": "final",
     "value": 25
    },
    "average_views": {
     "as_of": "2026-11-22T05:00:00Z",
     "computed": {
      "by": "candor",
      "formula": "views / posts, mean of the 4 newest settled posts",
      "n": 4
     },
     "metric": "average_views",
     "status": "final",
     "value": 750
    },
    "day": "2026-11-22",
    "engagement_rate": {
     "as_of": "2026-11-22T05:00:00Z",
     "computed": {
      "by": "candor",
      "formula": "(likes + comments + saves + shares) / reach, total over total of the 4 newest settled posts",
      "n": 4
     },
     "metric": "engagement_rate",
     "status": "final",
     "value": 5
    },
    "n": 4
   }
  ],
  "newest": 25,
  "zone": "Europe/Berlin"
 },
 "meta": {
  "action": null,
  "as_of": "2026-11-22T05:00:00Z",
  "causes": [],
  "generated_at": "2026-11-22T11:00:00Z",
  "next_sync_at": "2026-11-23T05:00:00Z",
  "oldest_as_of": "2026-11-22T05:00:00Z",
  "source": "database",
  "sync": {
   "done": 0,
   "running": false,
   "total": null
  }
 },
 "state": "ready"
};

export const best_time: Answer<"bestTime"> = {
 "data": {
  "cells": [
   {
    "hour": 0,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 0
   },
   {
    "hour": 1,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 0
   },
   {
    "hour": 2,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 0
   },
   {
    "hour": 3,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 0
   },
   {
    "hour": 4,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 0
   },
   {
    "hour": 5,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 0
   },
   {
    "hour": 6,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 0
   },
   {
    "hour": 7,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 0
   },
   {
    "hour": 8,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 0
   },
   {
    "hour": 9,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 0
   },
   {
    "hour": 10,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 0
   },
   {
    "hour": 11,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 0
   },
   {
    "hour": 12,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 0
   },
   {
    "hour": 13,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 0
   },
   {
    "hour": 14,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 0
   },
   {
    "hour": 15,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 0
   },
   {
    "hour": 16,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 0
   },
   {
    "hour": 17,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 0
   },
   {
    "hour": 18,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 0
   },
   {
    "hour": 19,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 0
   },
   {
    "hour": 20,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 0
   },
   {
    "hour": 21,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 0
   },
   {
    "hour": 22,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 0
   },
   {
    "hour": 23,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 0
   },
   {
    "hour": 0,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 1
   },
   {
    "hour": 1,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 1
   },
   {
    "hour": 2,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 1
   },
   {
    "hour": 3,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 1
   },
   {
    "hour": 4,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 1
   },
   {
    "hour": 5,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 1
   },
   {
    "hour": 6,
    "n": 1,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 1
   },
   {
    "hour": 7,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 1
   },
   {
    "hour": 8,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 1
   },
   {
    "hour": 9,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 1
   },
   {
    "hour": 10,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 1
   },
   {
    "hour": 11,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 1
   },
   {
    "hour": 12,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 1
   },
   {
    "hour": 13,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 1
   },
   {
    "hour": 14,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 1
   },
   {
    "hour": 15,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 1
   },
   {
    "hour": 16,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 1
   },
   {
    "hour": 17,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 1
   },
   {
    "hour": 18,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 1
   },
   {
    "hour": 19,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 1
   },
   {
    "hour": 20,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 1
   },
   {
    "hour": 21,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 1
   },
   {
    "hour": 22,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 1
   },
   {
    "hour": 23,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 1
   },
   {
    "hour": 0,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 2
   },
   {
    "hour": 1,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 2
   },
   {
    "hour": 2,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 2
   },
   {
    "hour": 3,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 2
   },
   {
    "hour": 4,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 2
   },
   {
    "hour": 5,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 2
   },
   {
    "hour": 6,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 2
   },
   {
    "hour": 7,
    "n": 1,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 2
   },
   {
    "hour": 8,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 2
   },
   {
    "hour": 9,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 2
   },
   {
    "hour": 10,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 2
   },
   {
    "hour": 11,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 2
   },
   {
    "hour": 12,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 2
   },
   {
    "hour": 13,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 2
   },
   {
    "hour": 14,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 2
   },
   {
    "hour": 15,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 2
   },
   {
    "hour": 16,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 2
   },
   {
    "hour": 17,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 2
   },
   {
    "hour": 18,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 2
   },
   {
    "hour": 19,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 2
   },
   {
    "hour": 20,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 2
   },
   {
    "hour": 21,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 2
   },
   {
    "hour": 22,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 2
   },
   {
    "hour": 23,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 2
   },
   {
    "hour": 0,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 3
   },
   {
    "hour": 1,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 3
   },
   {
    "hour": 2,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 3
   },
   {
    "hour": 3,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 3
   },
   {
    "hour": 4,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 3
   },
   {
    "hour": 5,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 3
   },
   {
    "hour": 6,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 3
   },
   {
    "hour": 7,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 3
   },
   {
    "hour": 8,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 3
   },
   {
    "hour": 9,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 3
   },
   {
    "hour": 10,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 3
   },
   {
    "hour": 11,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 3
   },
   {
    "hour": 12,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 3
   },
   {
    "hour": 13,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 3
   },
   {
    "hour": 14,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 3
   },
   {
    "hour": 15,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 3
   },
   {
    "hour": 16,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 3
   },
   {
    "hour": 17,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 3
   },
   {
    "hour": 18,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 3
   },
   {
    "hour": 19,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 3
   },
   {
    "hour": 20,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 3
   },
   {
    "hour": 21,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 3
   },
   {
    "hour": 22,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 3
   },
   {
    "hour": 23,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 3
   },
   {
    "hour": 0,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 4
   },
   {
    "hour": 1,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 4
   },
   {
    "hour": 2,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 4
   },
   {
    "hour": 3,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 4
   },
   {
    "hour": 4,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 4
   },
   {
    "hour": 5,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 4
   },
   {
    "hour": 6,
    "n": 1,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 4
   },
   {
    "hour": 7,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 4
   },
   {
    "hour": 8,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 4
   },
   {
    "hour": 9,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 4
   },
   {
    "hour": 10,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 4
   },
   {
    "hour": 11,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 4
   },
   {
    "hour": 12,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 4
   },
   {
    "hour": 13,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 4
   },
   {
    "hour": 14,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 4
   },
   {
    "hour": 15,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 4
   },
   {
    "hour": 16,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 4
   },
   {
    "hour": 17,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 4
   },
   {
    "hour": 18,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 4
   },
   {
    "hour": 19,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 4
   },
   {
    "hour": 20,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 4
   },
   {
    "hour": 21,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 4
   },
   {
    "hour": 22,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 4
   },
   {
    "hour": 23,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 4
   },
   {
    "hour": 0,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 5
   },
   {
    "hour": 1,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 5
   },
   {
    "hour": 2,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 5
   },
   {
    "hour": 3,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 5
   },
   {
    "hour": 4,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 5
   },
   {
    "hour": 5,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 5
   },
   {
    "hour": 6,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 5
   },
   {
    "hour": 7,
    "n": 1,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 5
   },
   {
    "hour": 8,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 5
   },
   {
    "hour": 9,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 5
   },
   {
    "hour": 10,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 5
   },
   {
    "hour": 11,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 5
   },
   {
    "hour": 12,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 5
   },
   {
    "hour": 13,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 5
   },
   {
    "hour": 14,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 5
   },
   {
    "hour": 15,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 5
   },
   {
    "hour": 16,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 5
   },
   {
    "hour": 17,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 5
   },
   {
    "hour": 18,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 5
   },
   {
    "hour": 19,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 5
   },
   {
    "hour": 20,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 5
   },
   {
    "hour": 21,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 5
   },
   {
    "hour": 22,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 5
   },
   {
    "hour": 23,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 5
   },
   {
    "hour": 0,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 6
   },
   {
    "hour": 1,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 6
   },
   {
    "hour": 2,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 6
   },
   {
    "hour": 3,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 6
   },
   {
    "hour": 4,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 6
   },
   {
    "hour": 5,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 6
   },
   {
    "hour": 6,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 6
   },
   {
    "hour": 7,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 6
   },
   {
    "hour": 8,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 6
   },
   {
    "hour": 9,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 6
   },
   {
    "hour": 10,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 6
   },
   {
    "hour": 11,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 6
   },
   {
    "hour": 12,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 6
   },
   {
    "hour": 13,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 6
   },
   {
    "hour": 14,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 6
   },
   {
    "hour": 15,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 6
   },
   {
    "hour": 16,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 6
   },
   {
    "hour": 17,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 6
   },
   {
    "hour": 18,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 6
   },
   {
    "hour": 19,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 6
   },
   {
    "hour": 20,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 6
   },
   {
    "hour": 21,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 6
   },
   {
    "hour": 22,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 6
   },
   {
    "hour": 23,
    "n": 0,
    "reason": "too_few_posts",
    "value": null,
    "weekday": 6
   }
  ],
  "connection": "00000000-0000-7000-8000-00000000a001",
  "formula": "mean views of the settled posts published in that hour; at least 3 posts",
  "metric": "views",
  "minimum": 3,
  "posts": 4,
  "zone": "Europe/Berlin"
 },
 "meta": {
  "action": null,
  "as_of": "2026-11-22T05:00:00Z",
  "causes": [],
  "generated_at": "2026-11-22T11:00:00Z",
  "next_sync_at": "2026-11-23T05:00:00Z",
  "oldest_as_of": "2026-11-22T05:00:00Z",
  "source": "database",
  "sync": {
   "done": 0,
   "running": false,
   "total": null
  }
 },
 "state": "ready"
};

export const compare_days: Answer<"compare"> = {
 "data": {
  "change": {
   "computed": {
    "by": "candor",
    "formula": "the period less the one before, over the 10 of 14 days that are known at the same place in both periods",
    "n": 2
   },
   "known": {
    "as_of": "2026-11-22T05:00:00Z",
    "days": 10,
    "missing": [
     {
      "cause": "access_expired",
      "from": "2026-11-14",
      "reason": "gap",
      "to": "2026-11-14"
     },
     {
      "from": "2026-11-19",
      "reason": "not_settled",
      "to": "2026-11-20"
     },
     {
      "from": "2026-11-21",
      "reason": "not_yet_synced",
      "to": "2026-11-21"
     }
    ],
    "of": 14,
    "status": "final",
    "value": 140
   },
   "metric": "daily_views",
   "reason": "gap",
   "status": "missing",
   "value": null
  },
  "connection": "00000000-0000-7000-8000-00000000a001",
  "current": {
   "as_of": "2026-11-22T05:00:00Z",
   "computed": {
    "by": "candor",
    "formula": "sum of daily_views over the days from 2026-11-08 to 2026-11-21",
    "n": 10
   },
   "known": {
    "as_of": "2026-11-22T05:00:00Z",
    "days": 10,
    "missing": [
     {
      "cause": "access_expired",
      "from": "2026-11-14",
      "reason": "gap",
      "to": "2026-11-14"
     },
     {
      "from": "2026-11-19",
      "reason": "not_settled",
      "to": "2026-11-20"
     },
     {
      "from": "2026-11-21",
      "reason": "not_yet_synced",
      "to": "2026-11-21"
     }
    ],
    "of": 14,
    "status": "final",
    "value": 1509
   },
   "metric": "daily_views",
   "reason": "gap",
   "status": "missing",
   "value": null
  },
  "from": "2026-11-08",
  "percent": 10.23,
  "percent_formula": "the change divided by the period before, over the 10 of 14 days that are known at the same place in both periods",
  "previous": {
   "as_of": "2026-11-22T05:00:00Z",
   "computed": {
    "by": "candor",
    "formula": "sum of daily_views over the days from 2026-10-25 to 2026-11-07",
    "n": 14
   },
   "metric": "daily_views",
   "status": "final",
   "value": 1939
  },
  "previous_from": "2026-10-25",
  "previous_to": "2026-11-07",
  "to": "2026-11-21"
 },
 "meta": {
  "action": null,
  "as_of": "2026-11-22T05:00:00Z",
  "causes": [],
  "generated_at": "2026-11-22T11:00:00Z",
  "next_sync_at": "2026-11-23T05:00:00Z",
  "oldest_as_of": "2026-11-22T05:00:00Z",
  "source": "database",
  "sync": {
   "done": 0,
   "running": false,
   "total": null
  }
 },
 "state": "ready"
};

export const compare: Answer<"compare"> = {
 "data": {
  "change": {
   "computed": {
    "by": "candor",
    "formula": "the period less the one before",
    "n": 2
   },
   "metric": "followers",
   "reason": "not_yet_synced",
   "status": "missing",
   "value": null
  },
  "connection": "00000000-0000-7000-8000-00000000a001",
  "current": {
   "as_of": "2026-10-19T05:00:00Z",
   "computed": {
    "by": "candor",
    "formula": "followers on 2026-11-16 less followers on 2026-10-19",
    "n": 2
   },
   "metric": "followers",
   "status": "final",
   "value": 280
  },
  "from": "2026-10-20",
  "percent": null,
  "percent_reason": "not_yet_synced",
  "previous": {
   "computed": {
    "by": "candor",
    "formula": "followers on 2026-10-19 less followers on 2026-09-21",
    "n": 0
   },
   "metric": "followers",
   "reason": "not_yet_synced",
   "status": "missing",
   "value": null
  },
  "previous_from": "2026-09-22",
  "previous_to": "2026-10-19",
  "to": "2026-11-16"
 },
 "meta": {
  "action": null,
  "as_of": "2026-10-19T05:00:00Z",
  "causes": [],
  "generated_at": "2026-11-22T11:00:00Z",
  "next_sync_at": "2026-11-23T05:00:00Z",
  "oldest_as_of": "2026-10-19T05:00:00Z",
  "source": "database",
  "sync": {
   "done": 0,
   "running": false,
   "total": null
  }
 },
 "state": "ready"
};

export const connections: Answer<"listConnections"> = {
 "data": {
  "connections": [
   {
    "account_type": "business",
    "cause": null,
    "connected": true,
    "connected_at": "2026-09-23T05:00:00Z",
    "data_state": "ready",
    "display_name": "ana.cooks",
    "ends_with": [],
    "handle": "ana.cooks",
    "id": "00000000-0000-7000-8000-00000000a001",
    "last_run": {
     "calls": 2,
     "completed_at": "2026-11-22T05:00:00.9Z",
     "cost": 2,
     "duration_ms": 900,
     "id": "00000000-0000-7aaa-8000-00000000a001",
     "items": 1,
     "message": "",
     "pages": 1,
     "product": "profile",
     "rate_limited": false,
     "reset_at": null,
     "started_at": "2026-11-22T05:00:00Z",
     "status": "success",
     "total": 1,
     "trigger": "plan"
    },
    "last_synced_at": "2026-11-22T05:00:00Z",
    "next_sync_at": "2026-11-23T05:00:00Z",
    "picture_url": {
     "value": "https://x.cdninstagram.com/p.jpg"
    },
    "platform": "instagram",
    "profile_url": "https://example.com/ana.cooks",
    "scopes_granted": [
     {
      "id": "instagram_business_basic",
      "purpose": "Your profile and posts"
     },
     {
      "id": "instagram_business_manage_insights",
      "purpose": "Their figures"
     }
    ],
    "scopes_missing": [],
    "state": "active",
    "sync": null,
    "token_days_left": 49,
    "token_renews": true
   },
   {
    "account_type": "business",
    "cause": null,
    "connected": true,
    "connected_at": "2026-09-23T05:00:00Z",
    "data_state": "ready",
    "display_name": "ana.talks",
    "ends_with": [],
    "handle": "ana.talks",
    "id": "00000000-0000-7000-8000-00000000a002",
    "last_run": {
     "calls": 2,
     "completed_at": "2026-11-22T05:00:00.9Z",
     "cost": 2,
     "duration_ms": 900,
     "id": "00000000-0000-7aaa-8000-00000000a002",
     "items": 1,
     "message": "",
     "pages": 1,
     "product": "profile",
     "rate_limited": false,
     "reset_at": null,
     "started_at": "2026-11-22T05:00:00Z",
     "status": "success",
     "total": 1,
     "trigger": "plan"
    },
    "last_synced_at": "2026-11-22T05:00:00Z",
    "next_sync_at": "2026-11-23T05:00:00Z",
    "picture_url": {
     "value": "https://x.cdninstagram.com/p.jpg"
    },
    "platform": "elsewhere",
    "profile_url": "https://example.com/ana.talks",
    "scopes_granted": [
     {
      "id": "read",
      "purpose": "Read"
     }
    ],
    "scopes_missing": [],
    "state": "active",
    "sync": null,
    "token_days_left": 49,
    "token_renews": false
   }
  ]
 },
 "meta": {
  "action": null,
  "as_of": "2026-11-22T05:00:00Z",
  "causes": [],
  "generated_at": "2026-11-22T11:00:00Z",
  "next_sync_at": "2026-11-23T05:00:00Z",
  "oldest_as_of": "2026-11-22T05:00:00Z",
  "source": "database",
  "sync": {
   "done": 0,
   "running": false,
   "total": null
  }
 },
 "state": "ready"
};

export const decay: Answer<"getDecay"> = {
 "data": {
  "gains": {
   "breaks": [],
   "metric": "views",
   "points": [
    {
     "day": "2026-11-20",
     "reason": "no_base",
     "status": "missing",
     "value": null
    },
    {
     "day": "2026-11-21",
     "reason": "gap",
     "status": "missing",
     "value": null
    },
    {
     "day": "2026-11-22",
     "reason": "gap",
     "status": "missing",
     "value": null
    }
   ],
   "unit": "count",
   "zone": "Europe/Berlin"
  },
  "metric": "views",
  "points": [
   {
    "days": 8,
    "share": 99.67,
    "status": "final",
    "value": 299
   },
   {
    "days": 9,
    "reason": "gap",
    "share": null,
    "share_reason": "gap",
    "status": "missing",
    "value": null
   },
   {
    "days": 10,
    "share": 100,
    "status": "final",
    "value": 300
   }
  ],
  "post": "00000000-0000-7000-8000-0000000a0001"
 },
 "meta": {
  "action": null,
  "as_of": "2026-11-22T05:00:00Z",
  "causes": [],
  "generated_at": "2026-11-22T11:00:00Z",
  "next_sync_at": "2026-11-23T05:00:00Z",
  "oldest_as_of": "2026-11-22T05:00:00Z",
  "source": "database",
  "sync": {
   "done": 0,
   "running": false,
   "total": null
  }
 },
 "state": "ready"
};

export const difference: Answer<"getDifference"> = {
 "data": {
  "causes": [
   {
    "code": "age",
    "text": "It was read on 22 November at 05:00 UTC; the app shows this moment."
   },
   {
    "code": "scope",
    "text": "Instagram tells us the organic part only; its app may add what was advertised."
   }
  ],
  "connection": "00000000-0000-7000-8000-00000000a001",
  "figure": {
   "as_of": "2026-11-22T05:00:00Z",
   "metric": "views",
   "status": "final",
   "value": 300
  },
  "post": "00000000-0000-7000-8000-0000000a0001"
 },
 "meta": {
  "action": null,
  "as_of": "2026-11-22T05:00:00Z",
  "causes": [],
  "generated_at": "2026-11-22T11:00:00Z",
  "next_sync_at": "2026-11-23T05:00:00Z",
  "oldest_as_of": "2026-11-22T05:00:00Z",
  "source": "database",
  "sync": {
   "done": 0,
   "running": false,
   "total": null
  }
 },
 "state": "ready"
};

export const history: Answer<"getHistory"> = {
 "data": {
  "connection": "00000000-0000-7000-8000-00000000a001",
  "former_handles": [
   {
    "handle": "before.ana.cooks",
    "until": "2026-10-23T05:00:00Z"
   }
  ],
  "revisions": [
   {
    "day": "2026-11-21",
    "metric": "followers",
    "since": "2026-11-21T04:59:59.991Z",
    "until": "2026-11-21T05:00:00Z",
    "value": 1585
   }
  ]
 },
 "meta": {
  "action": null,
  "as_of": null,
  "causes": [],
  "generated_at": "2026-11-22T11:00:00Z",
  "next_sync_at": "2026-11-23T05:00:00Z",
  "oldest_as_of": null,
  "source": "database",
  "sync": {
   "done": 0,
   "running": false,
   "total": null
  }
 },
 "state": "ready"
};

export const instagram: Answer<"listAccounts"> = {
 "data": {
  "accounts": [
   {
    "average_engagement": {
     "as_of": "2026-11-22T05:00:00Z",
     "computed": {
      "by": "candor",
      "formula": "(likes + comments + saves + shares) / posts, mean of the 4 newest settled posts",
      "n": 4
     },
     "metric": "average_engagement",
     "status": "final",
     "value": 25
    },
    "average_views": {
     "as_of": "2026-11-22T05:00:00Z",
     "computed": {
      "by": "candor",
      "formula": "views / posts, mean of the 4 newest settled posts",
      "n": 4
     },
     "metric": "average_views",
     "status": "final",
     "value": 750
    },
    "cause": null,
    "connection": "00000000-0000-7000-8000-00000000a001",
    "connection_state": "active",
    "display_name": "ana.cooks",
    "engagement_rate": {
     "as_of": "2026-11-22T05:00:00Z",
     "computed": {
      "by": "candor",
      "formula": "(likes + comments + saves + shares) / reach, total over total of the 4 newest settled posts",
      "n": 4
     },
     "metric": "engagement_rate",
     "status": "final",
     "value": 5
    },
    "followers": {
     "as_of": "2026-11-22T05:00:00Z",
     "metric": "followers",
     "status": "provisional",
     "value": 1600
    },
    "followers_change": {
     "as_of": "2026-10-25T05:00:00Z",
     "computed": {
      "by": "candor",
      "formula": "followers on 2026-11-22 less followers on 2026-10-25",
      "n": 2
     },
     "metric": "followers",
     "status": "provisional",
     "value": 280
    },
    "followers_series": {
     "breaks": [],
     "metric": "followers",
     "points": [
      {
       "day": "2026-10-25",
       "status": "final",
       "value": 1320
      },
      {
       "day": "2026-10-26",
       "status": "final",
       "value": 1330
      },
      {
       "day": "2026-10-27",
       "status": "final",
       "value": 1340
      },
      {
       "day": "2026-10-28",
       "status": "final",
       "value": 1350
      },
      {
       "day": "2026-10-29",
       "status": "final",
       "value": 1360
      },
      {
       "day": "2026-10-30",
       "status": "final",
       "value": 1370
      },
      {
       "day": "2026-10-31",
       "status": "final",
       "value": 1380
      },
      {
       "day": "2026-11-01",
       "status": "final",
       "value": 1390
      },
      {
       "day": "2026-11-02",
       "status": "final",
       "value": 1400
      },
      {
       "day": "2026-11-03",
       "status": "final",
       "value": 1410
      },
      {
       "day": "2026-11-04",
       "status": "final",
       "value": 1420
      },
      {
       "day": "2026-11-05",
       "status": "final",
       "value": 1430
      },
      {
       "day": "2026-11-06",
       "status": "final",
       "value": 1440
      },
      {
       "day": "2026-11-07",
       "status": "final",
       "value": 1450
      },
      {
       "day": "2026-11-08",
       "status": "final",
       "value": 1460
      },
      {
       "day": "2026-11-09",
       "status": "final",
       "value": 1470
      },
      {
       "day": "2026-11-10",
       "status": "final",
       "value": 1480
      },
      {
       "day": "2026-11-11",
       "status": "final",
       "value": 1490
      },
      {
       "day": "2026-11-12",
       "status": "final",
       "value": 1500
      },
      {
       "day": "2026-11-13",
       "status": "final",
       "value": 1510
      },
      {
       "day": "2026-11-14",
       "status": "final",
       "value": 1520
      },
      {
       "day": "2026-11-15",
       "status": "final",
       "value": 1530
      },
      {
       "day": "2026-11-16",
       "status": "final",
       "value": 1540
      },
      {
       "cause": "platform_unreachable",
       "day": "2026-11-17",
       "reason": "gap",
       "status": "missing",
       "value": null
      },
      {
       "day": "2026-11-18",
       "status": "final",
       "value": 1560
      },
      {
       "day": "2026-11-19",
       "status": "final",
       "value": 1570
      },
      {
       "day": "2026-11-20",
       "status": "final",
       "value": 1580
      },
      {
       "day": "2026-11-21",
       "status": "final",
       "value": 1590
      },
      {
       "day": "2026-11-22",
       "status": "provisional",
       "value": 1600
      }
     ],
     "unit": "count",
     "zone": "Europe/Berlin"
    },
    "handle": "ana.cooks",
    "last_synced_at": "2026-11-22T05:00:00Z",
    "newest_posts": [
     {
      "ai_generated": {
       "reason": "not_yet_synced",
       "value": null
      },
      "caption": {
       "value": "Post 1 <b>ש</b>"
      },
      "connection": "00000000-0000-7000-8000-00000000a001",
      "duration": {
       "seconds": 30
      },
      "fetched_at": "2026-11-22T05:00:00Z",
      "handle": "ana.cooks",
      "id": "00000000-0000-7000-8000-0000000a0001",
      "media_type": "photo",
      "media_url": {
       "value": "https://x.cdninstagram.com/m.jpg"
      },
      "metrics": {
       "comments": {
        "as_of": "2026-11-22T05:00:00Z",
        "metric": "comments",
        "status": "final",
        "value": 3
       },
       "engagement_rate": {
        "as_of": "2026-11-22T05:00:00Z",
        "computed": {
         "by": "candor",
         "formula": "(likes + comments + saves + shares) / reach of the post",
         "n": 1
        },
        "metric": "engagement_rate",
        "status": "final",
        "value": 12.5
       },
       "interactions": {
        "as_of": "2026-11-22T05:00:00Z",
        "limits": "organic only; up to 48 hours late",
        "metric": "interactions",
        "reason": "not_reported",
        "status": "missing",
        "value": null
       },
       "likes": {
        "as_of": "2026-11-22T05:00:00Z",
        "limits": "where the owner hides likes: up to 48 hours late",
        "metric": "likes",
        "status": "final",
        "value": 20
       },
       "reach": {
        "as_of": "2026-11-22T05:00:00Z",
        "limits": "organic only; estimated by Instagram; up to 48 hours late",
        "metric": "reach",
        "status": "final",
        "value": 200
       },
       "saves": {
        "as_of": "2026-11-22T05:00:00Z",
        "limits": "organic only; up to 48 hours late",
        "metric": "saves",
        "status": "final",
        "value": 1
       },
       "shares": {
        "as_of": "2026-11-22T05:00:00Z",
        "limits": "organic only; up to 48 hours late",
        "metric": "shares",
        "status": "final",
        "value": 1
       },
       "views": {
        "as_of": "2026-11-22T05:00:00Z",
        "limits": "organic only; up to 48 hours late",
        "metric": "views",
        "status": "final",
        "value": 300
       }
      },
      "permalink": {
       "value": "https://example.com/p"
      },
      "platform": "instagram",
      "posted_at": "2026-11-12T05:00:00Z",
      "thumbnail_url": {
       "reason": "not_offered",
       "value": null
      }
     },
     {
      "ai_generated": {
       "reason": "not_yet_synced",
       "value": null
      },
      "caption": {
       "value": "Post 2 <b>ש</b>"
      },
      "connection": "00000000-0000-7000-8000-00000000a001",
      "duration": {
       "seconds": 60
      },
      "fetched_at": "2026-11-22T05:00:00Z",
      "handle": "ana.cooks",
      "id": "00000000-0000-7000-8000-0000000a0002",
      "media_type": "photo",
      "media_url": {
       "value": "https://x.cdninstagram.com/m.jpg"
      },
      "metrics": {
       "comments": {
        "as_of": "2026-11-22T05:00:00Z",
        "metric": "comments",
        "status": "final",
        "value": 3
       },
       "engagement_rate": {
        "as_of": "2026-11-22T05:00:00Z",
        "computed": {
         "by": "candor",
         "formula": "(likes + comments + saves + shares) / reach of the post",
         "n": 1
        },
        "metric": "engagement_rate",
        "status": "final",
        "value": 6.25
       },
       "interactions": {
        "as_of": "2026-11-22T05:00:00Z",
        "limits": "organic only; up to 48 hours late",
        "metric": "interactions",
        "reason": "not_reported",
        "status": "missing",
        "value": null
       },
       "likes": {
        "as_of": "2026-11-22T05:00:00Z",
        "limits": "where the owner hides likes: up to 48 hours late",
        "metric": "likes",
        "status": "final",
        "value": 20
       },
       "reach": {
        "as_of": "2026-11-22T05:00:00Z",
        "limits": "organic only; estimated by Instagram; up to 48 hours late",
        "metric": "reach",
        "status": "final",
        "value": 400
       },
       "saves": {
        "as_of": "2026-11-22T05:00:00Z",
        "limits": "organic only; up to 48 hours late",
        "metric": "saves",
        "status": "final",
        "value": 1
       },
       "shares": {
        "as_of": "2026-11-22T05:00:00Z",
        "limits": "organic only; up to 48 hours late",
        "metric": "shares",
        "status": "final",
        "value": 1
       },
       "views": {
        "as_of": "2026-11-22T05:00:00Z",
        "limits": "organic only; up to 48 hours late",
        "metric": "views",
        "status": "final",
        "value": 600
       }
      },
      "permalink": {
       "value": "https://example.com/p"
      },
      "platform": "instagram",
      "posted_at": "2026-11-02T05:00:00Z",
      "thumbnail_url": {
       "reason": "not_offered",
       "value": null
      }
     },
     {
      "ai_generated": {
       "reason": "not_yet_synced",
       "value": null
      },
      "caption": {
       "value": "Post 3 <b>ש</b>"
      },
      "connection": "00000000-0000-7000-8000-00000000a001",
      "duration": {
       "seconds": 90
      },
      "fetched_at": "2026-11-22T05:00:00Z",
      "handle": "ana.cooks",
      "id": "00000000-0000-7000-8000-0000000a0003",
      "media_type": "photo",
      "media_url": {
       "value": "https://x.cdninstagram.com/m.jpg"
      },
      "metrics": {
       "comments": {
        "as_of": "2026-11-22T05:00:00Z",
        "metric": "comments",
        "status": "final",
        "value": 3
       },
       "engagement_rate": {
        "as_of": "2026-11-22T05:00:00Z",
        "computed": {
         "by": "candor",
         "formula": "(likes + comments + saves + shares) / reach of the post",
         "n": 1
        },
        "metric": "engagement_rate",
        "status": "final",
        "value": 4.17
       },
       "interactions": {
        "as_of": "2026-11-22T05:00:00Z",
        "limits": "organic only; up to 48 hours late",
        "metric": "interactions",
        "reason": "not_reported",
        "status": "missing",
        "value": null
       },
       "likes": {
        "as_of": "2026-11-22T05:00:00Z",
        "limits": "where the owner hides likes: up to 48 hours late",
        "metric": "likes",
        "status": "final",
        "value": 20
       },
       "reach": {
        "as_of": "2026-11-22T05:00:00Z",
        "limits": "organic only; estimated by Instagram; up to 48 hours late",
        "metric": "reach",
        "status": "final",
        "value": 600
       },
       "saves": {
        "as_of": "2026-11-22T05:00:00Z",
        "limits": "organic only; up to 48 hours late",
        "metric": "saves",
        "status": "final",
        "value": 1
       },
       "shares": {
        "as_of": "2026-11-22T05:00:00Z",
        "limits": "organic only; up to 48 hours late",
        "metric": "shares",
        "status": "final",
        "value": 1
       },
       "views": {
        "as_of": "2026-11-22T05:00:00Z",
        "limits": "organic only; up to 48 hours late",
        "metric": "views",
        "status": "final",
        "value": 900
       }
      },
      "permalink": {
       "value": "https://example.com/p"
      },
      "platform": "instagram",
      "posted_at": "2026-10-23T05:00:00Z",
      "thumbnail_url": {
       "reason": "not_offered",
       "value": null
      }
     },
     {
      "ai_generated": {
       "reason": "not_yet_synced",
       "value": null
      },
      "caption": {
       "value": "Post 4 <b>ש</b>"
      },
      "connection": "00000000-0000-7000-8000-00000000a001",
      "duration": {
       "seconds": 120
      },
      "fetched_at": "2026-11-22T05:00:00Z",
      "handle": "ana.cooks",
      "id": "00000000-0000-7000-8000-0000000a0004",
      "media_type": "photo",
      "media_url": {
       "value": "https://x.cdninstagram.com/m.jpg"
      },
      "metrics": {
       "comments": {
        "as_of": "2026-11-22T05:00:00Z",
        "metric": "comments",
        "status": "final",
        "value": 3
       },
       "engagement_rate": {
        "as_of": "2026-11-22T05:00:00Z",
        "computed": {
         "by": "candor",
         "formula": "(likes + comments + saves + shares) / reach of the post",
         "n": 1
        },
        "metric": "engagement_rate",
        "status": "final",
        "value": 3.13
       },
       "interactions": {
        "as_of": "2026-11-22T05:00:00Z",
        "limits": "organic only; up to 48 hours late",
        "metric": "interactions",
        "reason": "not_reported",
        "status": "missing",
        "value": null
       },
       "likes": {
        "as_of": "2026-11-22T05:00:00Z",
        "limits": "where the owner hides likes: up to 48 hours late",
        "metric": "likes",
        "status": "final",
        "value": 20
       },
       "reach": {
        "as_of": "2026-11-22T05:00:00Z",
        "limits": "organic only; estimated by Instagram; up to 48 hours late",
        "metric": "reach",
        "status": "final",
        "value": 800
       },
       "saves": {
        "as_of": "2026-11-22T05:00:00Z",
        "limits": "organic only; up to 48 hours late",
        "metric": "saves",
        "status": "final",
        "value": 1
       },
       "shares": {
        "as_of": "2026-11-22T05:00:00Z",
        "limits": "organic only; up to 48 hours late",
        "metric": "shares",
        "status": "final",
        "value": 1
       },
       "views": {
        "as_of": "2026-11-22T05:00:00Z",
        "limits": "organic only; up to 48 hours late",
        "metric": "views",
        "status": "final",
        "value": 1200
       }
      },
      "permalink": {
       "value": "https://example.com/p"
      },
      "platform": "instagram",
      "posted_at": "2026-10-13T05:00:00Z",
      "thumbnail_url": {
       "reason": "not_offered",
       "value": null
      }
     }
    ],
    "next_sync_at": "2026-11-23T05:00:00Z",
    "picture_url": {
     "value": "https://x.cdninstagram.com/p.jpg"
    },
    "platform": "instagram",
    "posts": {
     "as_of": "2026-11-22T05:00:00Z",
     "metric": "posts",
     "status": "provisional",
     "value": 4
    },
    "previous_change": {
     "as_of": "2026-09-27T05:00:00Z",
     "computed": {
      "by": "candor",
      "formula": "followers on 2026-10-25 less followers on 2026-09-27",
      "n": 2
     },
     "metric": "followers",
     "status": "final",
     "value": 280
    },
    "profile": {
     "bio": {
      "value": ""
     },
     "display_name": {
      "value": "Ana"
     },
     "fetched_at": "2026-11-22T05:00:00Z",
     "handle": "ana.cooks",
     "picture_url": {
      "value": "https://x.cdninstagram.com/p.jpg"
     },
     "url": "https://example.com/ana.cooks",
     "verified": {
      "reason": "not_offered",
      "value": null
     },
     "website": {
      "reason": "not_reported",
      "value": null
     }
    },
    "profile_url": "https://example.com/ana.cooks",
    "series": [
     {
      "breaks": [],
      "metric": "followers",
      "points": [
       {
        "day": "2026-11-14",
        "status": "final",
        "value": 1520
       },
       {
        "day": "2026-11-15",
        "status": "final",
        "value": 1530
       },
       {
        "day": "2026-11-16",
        "status": "final",
        "value": 1540
       },
       {
        "cause": "platform_unreachable",
        "day": "2026-11-17",
        "reason": "gap",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-18",
        "status": "final",
        "value": 1560
       },
       {
        "day": "2026-11-19",
        "status": "final",
        "value": 1570
       },
       {
        "day": "2026-11-20",
        "status": "final",
        "value": 1580
       },
       {
        "day": "2026-11-21",
        "status": "final",
        "value": 1590
       },
       {
        "day": "2026-11-22",
        "status": "provisional",
        "value": 1600
       }
      ],
      "unit": "count",
      "zone": "Europe/Berlin"
     },
     {
      "breaks": [],
      "metric": "following",
      "points": [
       {
        "day": "2026-11-14",
        "reason": "gap",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-15",
        "reason": "gap",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-16",
        "reason": "gap",
        "status": "missing",
        "value": null
       },
       {
        "cause": "platform_unreachable",
        "day": "2026-11-17",
        "reason": "gap",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-18",
        "reason": "gap",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-19",
        "reason": "gap",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-20",
        "reason": "gap",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-21",
        "reason": "gap",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-22",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       }
      ],
      "unit": "count",
      "zone": "Europe/Berlin"
     },
     {
      "breaks": [],
      "metric": "posts",
      "points": [
       {
        "day": "2026-11-14",
        "reason": "gap",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-15",
        "reason": "gap",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-16",
        "reason": "gap",
        "status": "missing",
        "value": null
       },
       {
        "cause": "platform_unreachable",
        "day": "2026-11-17",
        "reason": "gap",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-18",
        "reason": "gap",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-19",
        "reason": "gap",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-20",
        "reason": "gap",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-21",
        "reason": "gap",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-22",
        "status": "provisional",
        "value": 4
       }
      ],
      "unit": "count",
      "zone": "Europe/Berlin"
     },
     {
      "breaks": [],
      "metric": "followers_gained",
      "points": [
       {
        "day": "2026-11-14",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-15",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-16",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-17",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-18",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-19",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-20",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-21",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-22",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       }
      ],
      "unit": "count",
      "zone": "America/Los_Angeles"
     },
     {
      "breaks": [],
      "metric": "followers_lost",
      "points": [
       {
        "day": "2026-11-14",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-15",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-16",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-17",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-18",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-19",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-20",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-21",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-22",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       }
      ],
      "unit": "count",
      "zone": "America/Los_Angeles"
     },
     {
      "breaks": [],
      "metric": "daily_reach",
      "points": [
       {
        "day": "2026-11-14",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-15",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-16",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-17",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-18",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-19",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-20",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-21",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-22",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       }
      ],
      "unit": "count",
      "zone": "America/Los_Angeles"
     },
     {
      "breaks": [],
      "metric": "daily_accounts_engaged",
      "points": [
       {
        "day": "2026-11-14",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-15",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-16",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-17",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-18",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-19",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-20",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-21",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-22",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       }
      ],
      "unit": "count",
      "zone": "America/Los_Angeles"
     },
     {
      "breaks": [],
      "metric": "daily_views",
      "points": [
       {
        "day": "2026-11-14",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-15",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-16",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-17",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-18",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-19",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-20",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-21",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-22",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       }
      ],
      "unit": "count",
      "zone": "America/Los_Angeles"
     },
     {
      "breaks": [],
      "metric": "daily_interactions",
      "points": [
       {
        "day": "2026-11-14",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-15",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-16",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-17",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-18",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-19",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-20",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-21",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-22",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       }
      ],
      "unit": "count",
      "zone": "America/Los_Angeles"
     },
     {
      "breaks": [],
      "metric": "daily_likes",
      "points": [
       {
        "day": "2026-11-14",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-15",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-16",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-17",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-18",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-19",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-20",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-21",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-22",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       }
      ],
      "unit": "count",
      "zone": "America/Los_Angeles"
     },
     {
      "breaks": [],
      "metric": "daily_comments",
      "points": [
       {
        "day": "2026-11-14",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-15",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-16",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-17",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-18",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-19",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-20",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-21",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-22",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       }
      ],
      "unit": "count",
      "zone": "America/Los_Angeles"
     },
     {
      "breaks": [],
      "metric": "daily_saves",
      "points": [
       {
        "day": "2026-11-14",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-15",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-16",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-17",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-18",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-19",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-20",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-21",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-22",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       }
      ],
      "unit": "count",
      "zone": "America/Los_Angeles"
     },
     {
      "breaks": [],
      "metric": "daily_shares",
      "points": [
       {
        "day": "2026-11-14",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-15",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-16",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-17",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-18",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-19",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-20",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-21",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-22",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       }
      ],
      "unit": "count",
      "zone": "America/Los_Angeles"
     },
     {
      "breaks": [],
      "metric": "daily_replies",
      "points": [
       {
        "day": "2026-11-14",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-15",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-16",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-17",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-18",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-19",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-20",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-21",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-22",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       }
      ],
      "unit": "count",
      "zone": "America/Los_Angeles"
     },
     {
      "breaks": [],
      "metric": "daily_reposts",
      "points": [
       {
        "day": "2026-11-14",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-15",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-16",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-17",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-18",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-19",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-20",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-21",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-22",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       }
      ],
      "unit": "count",
      "zone": "America/Los_Angeles"
     },
     {
      "breaks": [],
      "metric": "daily_link_taps",
      "points": [
       {
        "day": "2026-11-14",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-15",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-16",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-17",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-18",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-19",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-20",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-21",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-22",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       }
      ],
      "unit": "count",
      "zone": "America/Los_Angeles"
     },
     {
      "breaks": [],
      "metric": "reach_30_days",
      "points": [
       {
        "day": "2026-11-14",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-15",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-16",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-17",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-18",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-19",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-20",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-21",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-22",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       }
      ],
      "unit": "count",
      "zone": "America/Los_Angeles"
     },
     {
      "breaks": [],
      "metric": "accounts_engaged_30_days",
      "points": [
       {
        "day": "2026-11-14",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-15",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-16",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-17",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-18",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-19",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-20",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-21",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       },
       {
        "day": "2026-11-22",
        "reason": "not_yet_synced",
        "status": "missing",
        "value": null
       }
      ],
      "unit": "count",
      "zone": "America/Los_Angeles"
     }
    ],
    "state": "ready",
    "sync": null
   }
  ]
 },
 "meta": {
  "action": null,
  "as_of": "2026-11-22T05:00:00Z",
  "causes": [],
  "generated_at": "2026-11-22T11:00:00Z",
  "next_sync_at": "2026-11-23T05:00:00Z",
  "oldest_as_of": "2026-11-22T05:00:00Z",
  "source": "database",
  "sync": {
   "done": 0,
   "running": false,
   "total": null
  }
 },
 "state": "ready"
};

export const metrics: Answer<"listMetrics"> = {
 "breakdowns": [
  {
   "dimension": "age",
   "field": "follower_demographics, breakdown age",
   "metric": "follower_demographics",
   "platform": "instagram",
   "threshold": "100 followers"
  },
  {
   "dimension": "gender",
   "field": "follower_demographics, breakdown gender",
   "metric": "follower_demographics",
   "platform": "instagram",
   "threshold": "100 followers"
  },
  {
   "dimension": "age_gender",
   "field": "follower_demographics, breakdown age,gender",
   "metric": "follower_demographics",
   "platform": "instagram",
   "threshold": "100 followers"
  },
  {
   "dimension": "city",
   "field": "follower_demographics, breakdown city (the 45 largest)",
   "metric": "follower_demographics",
   "platform": "instagram",
   "threshold": "100 followers"
  },
  {
   "dimension": "country",
   "field": "follower_demographics, breakdown country (the 45 largest)",
   "metric": "follower_demographics",
   "platform": "instagram",
   "threshold": "100 followers"
  },
  {
   "dimension": "age",
   "field": "engaged_audience_demographics, breakdown age",
   "metric": "engaged_demographics",
   "platform": "instagram",
   "threshold": "100 engagements in the period"
  },
  {
   "dimension": "gender",
   "field": "engaged_audience_demographics, breakdown gender",
   "metric": "engaged_demographics",
   "platform": "instagram",
   "threshold": "100 engagements in the period"
  },
  {
   "dimension": "age_gender",
   "field": "engaged_audience_demographics, breakdown age,gender",
   "metric": "engaged_demographics",
   "platform": "instagram",
   "threshold": "100 engagements in the period"
  },
  {
   "dimension": "city",
   "field": "engaged_audience_demographics, breakdown city (the 45 largest)",
   "metric": "engaged_demographics",
   "platform": "instagram",
   "threshold": "100 engagements in the period"
  },
  {
   "dimension": "country",
   "field": "engaged_audience_demographics, breakdown country (the 45 largest)",
   "metric": "engaged_demographics",
   "platform": "instagram",
   "threshold": "100 engagements in the period"
  },
  {
   "dimension": "hour",
   "field": "online_followers",
   "metric": "online_followers",
   "platform": "instagram",
   "threshold": "100 followers"
  },
  {
   "dimension": "follow_type",
   "field": "reach, breakdown follow_type",
   "metric": "period_reach",
   "platform": "instagram",
   "threshold": ""
  },
  {
   "dimension": "media_product_type",
   "field": "reach, breakdown media_product_type",
   "metric": "period_reach",
   "platform": "instagram",
   "threshold": ""
  },
  {
   "dimension": "follow_type",
   "field": "views, breakdown follow_type",
   "metric": "period_views",
   "platform": "instagram",
   "threshold": ""
  },
  {
   "dimension": "media_product_type",
   "field": "views, breakdown media_product_type",
   "metric": "period_views",
   "platform": "instagram",
   "threshold": ""
  },
  {
   "dimension": "media_product_type",
   "field": "total_interactions, breakdown media_product_type",
   "metric": "period_interactions",
   "platform": "instagram",
   "threshold": ""
  },
  {
   "dimension": "media_product_type",
   "field": "likes, breakdown media_product_type",
   "metric": "period_likes",
   "platform": "instagram",
   "threshold": ""
  },
  {
   "dimension": "media_product_type",
   "field": "comments, breakdown media_product_type",
   "metric": "period_comments",
   "platform": "instagram",
   "threshold": ""
  },
  {
   "dimension": "media_product_type",
   "field": "saves, breakdown media_product_type",
   "metric": "period_saves",
   "platform": "instagram",
   "threshold": ""
  },
  {
   "dimension": "media_product_type",
   "field": "shares, breakdown media_product_type",
   "metric": "period_shares",
   "platform": "instagram",
   "threshold": ""
  },
  {
   "dimension": "contact_button_type",
   "field": "profile_links_taps, breakdown contact_button_type",
   "metric": "period_link_taps",
   "platform": "instagram",
   "threshold": ""
  }
 ],
 "metrics": [
  {
   "definition": "People who follow the account at the moment of reading.",
   "id": "followers",
   "kind": "level",
   "label": "Followers",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "Accounts that follow this account.",
     "estimated": false,
     "field": "followers_count",
     "label": "Followers",
     "limits": "",
     "organic_only": false,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 0,
     "zone": ""
    }
   ],
   "scope": "profile",
   "summable_over_days": false,
   "unit": "count"
  },
  {
   "definition": "Accounts that this account follows at the moment of reading.",
   "id": "following",
   "kind": "level",
   "label": "Following",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "Accounts that this account follows.",
     "estimated": false,
     "field": "follows_count",
     "label": "Following",
     "limits": "",
     "organic_only": false,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 0,
     "zone": ""
    }
   ],
   "scope": "profile",
   "summable_over_days": false,
   "unit": "count"
  },
  {
   "definition": "Posts that the platform counts on the account at the moment of reading.",
   "id": "posts",
   "kind": "level",
   "label": "Posts",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "Media that Instagram counts on the profile; reels kept out of the feed are listed but not counted.",
     "estimated": false,
     "field": "media_count",
     "label": "Posts",
     "limits": "",
     "organic_only": false,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 0,
     "zone": ""
    }
   ],
   "scope": "profile",
   "summable_over_days": false,
   "unit": "count"
  },
  {
   "definition": "Views of all the account's posts since the account exists.",
   "id": "profile_views",
   "kind": "level",
   "label": "Views, all posts",
   "offers": [],
   "scope": "profile",
   "summable_over_days": false,
   "unit": "count"
  },
  {
   "definition": "Likes of all the account's posts since the account exists.",
   "id": "profile_likes",
   "kind": "level",
   "label": "Likes, all posts",
   "offers": [],
   "scope": "profile",
   "summable_over_days": false,
   "unit": "count"
  },
  {
   "definition": "How often the post was played or shown since publication.",
   "id": "views",
   "kind": "lifetime",
   "label": "Views",
   "offers": [
    {
     "breaks": [
      {
       "day": "2025-04-21",
       "text": "Instagram replaced impressions and plays by views"
      }
     ],
     "class": "raw",
     "definition": "How often the post was played or displayed.",
     "estimated": false,
     "field": "insights.views",
     "label": "Views",
     "limits": "organic only; up to 48 hours late",
     "organic_only": true,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": ""
    }
   ],
   "scope": "post",
   "summable_over_days": false,
   "unit": "count"
  },
  {
   "definition": "Different accounts that saw the post since publication; never summed.",
   "id": "reach",
   "kind": "unique",
   "label": "Reach",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "Different accounts that saw the post at least once; estimated by Instagram.",
     "estimated": true,
     "field": "insights.reach",
     "label": "Reach",
     "limits": "organic only; estimated by Instagram; up to 48 hours late",
     "organic_only": true,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": ""
    }
   ],
   "scope": "post",
   "summable_over_days": false,
   "unit": "count"
  },
  {
   "definition": "Likes of the post since publication.",
   "id": "likes",
   "kind": "lifetime",
   "label": "Likes",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "Likes of the post.",
     "estimated": false,
     "field": "like_count, insights.likes",
     "label": "Likes",
     "limits": "where the owner hides likes: up to 48 hours late",
     "organic_only": false,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": ""
    }
   ],
   "scope": "post",
   "summable_over_days": false,
   "unit": "count"
  },
  {
   "definition": "Comments on the post since publication.",
   "id": "comments",
   "kind": "lifetime",
   "label": "Comments",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "Comments on the post.",
     "estimated": false,
     "field": "comments_count, insights.comments",
     "label": "Comments",
     "limits": "",
     "organic_only": false,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": ""
    }
   ],
   "scope": "post",
   "summable_over_days": false,
   "unit": "count"
  },
  {
   "definition": "How often the post was passed on since publication.",
   "id": "shares",
   "kind": "lifetime",
   "label": "Shares",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "How often the post was shared.",
     "estimated": false,
     "field": "insights.shares",
     "label": "Shares",
     "limits": "organic only; up to 48 hours late",
     "organic_only": true,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": ""
    }
   ],
   "scope": "post",
   "summable_over_days": false,
   "unit": "count"
  },
  {
   "definition": "How often the post was saved since publication.",
   "id": "saves",
   "kind": "lifetime",
   "label": "Saves",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "How often the post was saved.",
     "estimated": false,
     "field": "insights.saved",
     "label": "Saves",
     "limits": "organic only; up to 48 hours late",
     "organic_only": true,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": ""
    }
   ],
   "scope": "post",
   "summable_over_days": false,
   "unit": "count"
  },
  {
   "definition": "Likes, comments, saves and shares of the post, less those taken back, as the platform counts them.",
   "id": "interactions",
   "kind": "lifetime",
   "label": "Interactions",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "Likes, saves, comments and shares, less those taken back.",
     "estimated": false,
     "field": "insights.total_interactions",
     "label": "Interactions",
     "limits": "organic only; up to 48 hours late",
     "organic_only": true,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": ""
    }
   ],
   "scope": "post",
   "summable_over_days": false,
   "unit": "count"
  },
  {
   "definition": "How often the post was reposted since publication.",
   "id": "reposts",
   "kind": "lifetime",
   "label": "Reposts",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "How often the post was reposted.",
     "estimated": false,
     "field": "insights.reposts",
     "label": "Reposts",
     "limits": "organic only; up to 48 hours late",
     "organic_only": true,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": ""
    }
   ],
   "scope": "post",
   "summable_over_days": false,
   "unit": "count"
  },
  {
   "definition": "Dislikes of the post since publication, which only its owner sees.",
   "id": "dislikes",
   "kind": "lifetime",
   "label": "Dislikes",
   "offers": [],
   "scope": "post",
   "summable_over_days": false,
   "unit": "count"
  },
  {
   "definition": "People who began to follow the account from the post.",
   "id": "follows",
   "kind": "lifetime",
   "label": "Follows from the post",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "Accounts that began to follow from the post; not for reels.",
     "estimated": false,
     "field": "insights.follows",
     "label": "Follows from the post",
     "limits": "organic only; not for reels; up to 48 hours late",
     "organic_only": true,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": ""
    }
   ],
   "scope": "post",
   "summable_over_days": false,
   "unit": "count"
  },
  {
   "definition": "How often the profile was opened from the post.",
   "id": "profile_visits",
   "kind": "lifetime",
   "label": "Profile visits",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "How often the profile was opened from the post; not for reels.",
     "estimated": false,
     "field": "insights.profile_visits",
     "label": "Profile visits",
     "limits": "organic only; not for reels; up to 48 hours late",
     "organic_only": true,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": ""
    }
   ],
   "scope": "post",
   "summable_over_days": false,
   "unit": "count"
  },
  {
   "definition": "What people did on the profile after opening it from the post: taps on links, e-mail, directions, calls.",
   "id": "profile_activity",
   "kind": "lifetime",
   "label": "Profile activity",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "What people did on the profile after opening it from the post; not for reels.",
     "estimated": false,
     "field": "insights.profile_activity",
     "label": "Profile activity",
     "limits": "organic only; not for reels; up to 48 hours late",
     "organic_only": true,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": ""
    }
   ],
   "scope": "post",
   "summable_over_days": false,
   "unit": "count"
  },
  {
   "definition": "Taps on the profile's links after opening it from the post.",
   "id": "bio_link_taps",
   "kind": "lifetime",
   "label": "Link taps from the post",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "Taps on the links of the profile after opening it from the post.",
     "estimated": false,
     "field": "insights.profile_activity, action_type BIO_LINK_CLICKED",
     "label": "Link taps from the post",
     "limits": "organic only; not for reels; read where there was any profile activity, of stories in their last hour; a kind of which there was none is left out; up to 48 hours late",
     "organic_only": true,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": ""
    }
   ],
   "scope": "post",
   "summable_over_days": false,
   "unit": "count"
  },
  {
   "definition": "Taps on the profile's e-mail button after opening it from the post.",
   "id": "email_taps",
   "kind": "lifetime",
   "label": "E-mail taps from the post",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "Taps on the e-mail button after opening the profile from the post.",
     "estimated": false,
     "field": "insights.profile_activity, action_type EMAIL",
     "label": "E-mail taps from the post",
     "limits": "organic only; not for reels; read where there was any profile activity, of stories in their last hour; a kind of which there was none is left out; up to 48 hours late",
     "organic_only": true,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": ""
    }
   ],
   "scope": "post",
   "summable_over_days": false,
   "unit": "count"
  },
  {
   "definition": "Taps on the profile's call button after opening it from the post.",
   "id": "call_taps",
   "kind": "lifetime",
   "label": "Call taps from the post",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "Taps on the call button after opening the profile from the post.",
     "estimated": false,
     "field": "insights.profile_activity, action_type CALL",
     "label": "Call taps from the post",
     "limits": "organic only; not for reels; read where there was any profile activity, of stories in their last hour; a kind of which there was none is left out; up to 48 hours late",
     "organic_only": true,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": ""
    }
   ],
   "scope": "post",
   "summable_over_days": false,
   "unit": "count"
  },
  {
   "definition": "Taps on the profile's text message button after opening it from the post.",
   "id": "text_taps",
   "kind": "lifetime",
   "label": "Text taps from the post",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "Taps on the text message button after opening the profile from the post.",
     "estimated": false,
     "field": "insights.profile_activity, action_type TEXT",
     "label": "Text taps from the post",
     "limits": "organic only; not for reels; read where there was any profile activity, of stories in their last hour; a kind of which there was none is left out; up to 48 hours late",
     "organic_only": true,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": ""
    }
   ],
   "scope": "post",
   "summable_over_days": false,
   "unit": "count"
  },
  {
   "definition": "Taps on the profile's directions button after opening it from the post.",
   "id": "direction_taps",
   "kind": "lifetime",
   "label": "Direction taps from the post",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "Taps on the directions button after opening the profile from the post.",
     "estimated": false,
     "field": "insights.profile_activity, action_type DIRECTION",
     "label": "Direction taps from the post",
     "limits": "organic only; not for reels; read where there was any profile activity, of stories in their last hour; a kind of which there was none is left out; up to 48 hours late",
     "organic_only": true,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": ""
    }
   ],
   "scope": "post",
   "summable_over_days": false,
   "unit": "count"
  },
  {
   "definition": "Profile activity from the post that the platform counts as of another kind.",
   "id": "other_profile_activity",
   "kind": "lifetime",
   "label": "Other profile activity",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "What Instagram counts as other activity on the profile after opening it from the post.",
     "estimated": false,
     "field": "insights.profile_activity, action_type OTHER",
     "label": "Other profile activity",
     "limits": "organic only; not for reels; read where there was any profile activity, of stories in their last hour; a kind of which there was none is left out; up to 48 hours late",
     "organic_only": true,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": ""
    }
   ],
   "scope": "post",
   "summable_over_days": false,
   "unit": "count"
  },
  {
   "definition": "How long the post was watched in all since publication.",
   "id": "watch_time",
   "kind": "lifetime",
   "label": "Watch time",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "How long the reel was played in all, replays included.",
     "estimated": false,
     "field": "insights.ig_reels_video_view_total_time",
     "label": "Watch time",
     "limits": "organic only; reels only; up to 48 hours late",
     "organic_only": true,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": ""
    }
   ],
   "scope": "post",
   "summable_over_days": false,
   "unit": "seconds"
  },
  {
   "definition": "How long the post was watched on average, as the platform computes it.",
   "id": "average_watch_time",
   "kind": "ratio",
   "label": "Average watch time",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "How long the reel was played on average.",
     "estimated": false,
     "field": "insights.ig_reels_avg_watch_time",
     "label": "Average watch time",
     "limits": "organic only; reels only; up to 48 hours late",
     "organic_only": true,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": ""
    }
   ],
   "scope": "post",
   "summable_over_days": false,
   "unit": "seconds"
  },
  {
   "definition": "What share of the video was watched on average, as the platform computes it.",
   "id": "average_view_percentage",
   "kind": "ratio",
   "label": "Average percentage viewed",
   "offers": [],
   "scope": "post",
   "summable_over_days": false,
   "unit": "percent"
  },
  {
   "definition": "The share of plays that were left within the first seconds, as the platform computes it.",
   "id": "skip_rate",
   "kind": "ratio",
   "label": "Skip rate",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "The share of plays left within the first three seconds.",
     "estimated": false,
     "field": "insights.reels_skip_rate",
     "label": "Skip rate",
     "limits": "organic only; reels only; up to 48 hours late",
     "organic_only": true,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": ""
    }
   ],
   "scope": "post",
   "summable_over_days": false,
   "unit": "percent"
  },
  {
   "definition": "Taps forward, back and out of a story, and swipes to the next one.",
   "id": "navigation",
   "kind": "lifetime",
   "label": "Navigation",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "Taps forward, back and out of the story, and swipes to the next.",
     "estimated": false,
     "field": "insights.navigation",
     "label": "Navigation",
     "limits": "organic only; stories only, while they last",
     "organic_only": true,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": ""
    }
   ],
   "scope": "post",
   "summable_over_days": false,
   "unit": "count"
  },
  {
   "definition": "Taps that went on to the next photo or video of the story.",
   "id": "taps_forward",
   "kind": "lifetime",
   "label": "Taps forward",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "Taps that went on to the next photo or video of the story.",
     "estimated": false,
     "field": "insights.navigation, story_navigation_action_type TAP_FORWARD",
     "label": "Taps forward",
     "limits": "organic only; stories only, read in their last hour; a kind of which there was none is left out",
     "organic_only": true,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": ""
    }
   ],
   "scope": "post",
   "summable_over_days": false,
   "unit": "count"
  },
  {
   "definition": "Taps that went back to the photo or video before.",
   "id": "taps_back",
   "kind": "lifetime",
   "label": "Taps back",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "Taps that went back to the photo or video before.",
     "estimated": false,
     "field": "insights.navigation, story_navigation_action_type TAP_BACK",
     "label": "Taps back",
     "limits": "organic only; stories only, read in their last hour; a kind of which there was none is left out",
     "organic_only": true,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": ""
    }
   ],
   "scope": "post",
   "summable_over_days": false,
   "unit": "count"
  },
  {
   "definition": "Taps that left the story.",
   "id": "story_exits",
   "kind": "lifetime",
   "label": "Exits",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "Taps that left the story.",
     "estimated": false,
     "field": "insights.navigation, story_navigation_action_type TAP_EXIT",
     "label": "Exits",
     "limits": "organic only; stories only, read in their last hour; a kind of which there was none is left out",
     "organic_only": true,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": ""
    }
   ],
   "scope": "post",
   "summable_over_days": false,
   "unit": "count"
  },
  {
   "definition": "Swipes that went on to the next account's story.",
   "id": "swipes_forward",
   "kind": "lifetime",
   "label": "Swipes to the next story",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "Swipes that went on to the next account's story.",
     "estimated": false,
     "field": "insights.navigation, story_navigation_action_type SWIPE_FORWARD",
     "label": "Swipes to the next story",
     "limits": "organic only; stories only, read in their last hour; a kind of which there was none is left out",
     "organic_only": true,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": ""
    }
   ],
   "scope": "post",
   "summable_over_days": false,
   "unit": "count"
  },
  {
   "definition": "Replies to a story.",
   "id": "replies",
   "kind": "lifetime",
   "label": "Replies",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "Replies to the story; Instagram answers 0 for people and accounts in the EU and Japan.",
     "estimated": false,
     "field": "insights.replies",
     "label": "Replies",
     "limits": "organic only; stories only, while they last",
     "organic_only": true,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": ""
    }
   ],
   "scope": "post",
   "summable_over_days": false,
   "unit": "count"
  },
  {
   "definition": "Views that went on past the first frame, or that were begun by a click, since publication.",
   "id": "engaged_views",
   "kind": "lifetime",
   "label": "Engaged views",
   "offers": [],
   "scope": "post",
   "summable_over_days": false,
   "unit": "count"
  },
  {
   "definition": "How often the post was passed on since publication, from the platform's reports, which are some days late.",
   "id": "reported_shares",
   "kind": "lifetime",
   "label": "Shares, as reported",
   "offers": [],
   "scope": "post",
   "summable_over_days": false,
   "unit": "count"
  },
  {
   "definition": "People who began to follow the account on that day, as the platform counts them.",
   "id": "followers_gained",
   "kind": "flow",
   "label": "Followers gained",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "Accounts that began to follow on that day.",
     "estimated": false,
     "field": "follows_and_unfollows, follow_type FOLLOWER",
     "label": "Followers gained",
     "limits": "from 100 followers on; one to two days late",
     "organic_only": false,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": "America/Los_Angeles"
    }
   ],
   "scope": "profile",
   "summable_over_days": true,
   "unit": "count"
  },
  {
   "definition": "People who stopped following the account on that day, as the platform counts them.",
   "id": "followers_lost",
   "kind": "flow",
   "label": "Followers lost",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "Accounts that stopped following, or left Instagram, on that day.",
     "estimated": false,
     "field": "follows_and_unfollows, follow_type NON_FOLLOWER",
     "label": "Followers lost",
     "limits": "from 100 followers on; one to two days late",
     "organic_only": false,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": "America/Los_Angeles"
    }
   ],
   "scope": "profile",
   "summable_over_days": true,
   "unit": "count"
  },
  {
   "definition": "Different accounts that saw any of the account's content on that day; never summed.",
   "id": "daily_reach",
   "kind": "unique",
   "label": "Reach per day",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "Different accounts that saw any of the account's content on that day, ads included; estimated by Instagram.",
     "estimated": true,
     "field": "reach",
     "label": "Reach per day",
     "limits": "estimated by Instagram; up to 48 hours late",
     "organic_only": false,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": "America/Los_Angeles"
    }
   ],
   "scope": "profile",
   "summable_over_days": false,
   "unit": "count"
  },
  {
   "definition": "Different accounts that interacted with the account's content on that day; never summed.",
   "id": "daily_accounts_engaged",
   "kind": "unique",
   "label": "Accounts engaged per day",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "Different accounts that interacted with the account's content on that day; estimated by Instagram.",
     "estimated": true,
     "field": "accounts_engaged",
     "label": "Accounts engaged per day",
     "limits": "estimated by Instagram; up to 48 hours late",
     "organic_only": false,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": "America/Los_Angeles"
    }
   ],
   "scope": "profile",
   "summable_over_days": false,
   "unit": "count"
  },
  {
   "definition": "Views of all the account's posts on that day, as the platform counts them.",
   "id": "daily_views",
   "kind": "flow",
   "label": "Views per day",
   "offers": [
    {
     "breaks": [
      {
       "day": "2025-04-21",
       "text": "Instagram replaced impressions and plays by views"
      }
     ],
     "class": "raw",
     "definition": "How often the account's content was played or displayed on that day, ads included.",
     "estimated": false,
     "field": "views",
     "label": "Views per day",
     "limits": "up to 48 hours late",
     "organic_only": false,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": "America/Los_Angeles"
    }
   ],
   "scope": "profile",
   "summable_over_days": true,
   "unit": "count"
  },
  {
   "definition": "Views of that day that went on past the first frame, or that were begun by a click.",
   "id": "daily_engaged_views",
   "kind": "flow",
   "label": "Engaged views per day",
   "offers": [],
   "scope": "profile",
   "summable_over_days": true,
   "unit": "count"
  },
  {
   "definition": "How long the account's videos were watched on that day.",
   "id": "daily_watch_time",
   "kind": "flow",
   "label": "Watch time per day",
   "offers": [],
   "scope": "profile",
   "summable_over_days": true,
   "unit": "seconds"
  },
  {
   "definition": "How long a view of that day lasted on average, as the platform computes it.",
   "id": "daily_average_watch_time",
   "kind": "ratio",
   "label": "Average view duration per day",
   "offers": [],
   "scope": "profile",
   "summable_over_days": false,
   "unit": "seconds"
  },
  {
   "definition": "What share of a video a view of that day watched on average, as the platform computes it.",
   "id": "daily_average_view_percentage",
   "kind": "ratio",
   "label": "Average percentage viewed per day",
   "offers": [],
   "scope": "profile",
   "summable_over_days": false,
   "unit": "percent"
  },
  {
   "definition": "Interactions with the account's content on that day, less those taken back, as the platform counts them.",
   "id": "daily_interactions",
   "kind": "flow",
   "label": "Interactions per day",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "Likes, saves, comments, shares and replies of that day, less those taken back.",
     "estimated": false,
     "field": "total_interactions",
     "label": "Interactions per day",
     "limits": "up to 48 hours late",
     "organic_only": false,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": "America/Los_Angeles"
    }
   ],
   "scope": "profile",
   "summable_over_days": true,
   "unit": "count"
  },
  {
   "definition": "Likes of the account's content on that day.",
   "id": "daily_likes",
   "kind": "flow",
   "label": "Likes per day",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "Likes of the account's content on that day.",
     "estimated": false,
     "field": "likes",
     "label": "Likes per day",
     "limits": "up to 48 hours late",
     "organic_only": false,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": "America/Los_Angeles"
    }
   ],
   "scope": "profile",
   "summable_over_days": true,
   "unit": "count"
  },
  {
   "definition": "Dislikes of the account's content on that day, which only its owner sees.",
   "id": "daily_dislikes",
   "kind": "flow",
   "label": "Dislikes per day",
   "offers": [],
   "scope": "profile",
   "summable_over_days": true,
   "unit": "count"
  },
  {
   "definition": "Comments on the account's content on that day.",
   "id": "daily_comments",
   "kind": "flow",
   "label": "Comments per day",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "Comments on the account's content on that day.",
     "estimated": false,
     "field": "comments",
     "label": "Comments per day",
     "limits": "up to 48 hours late",
     "organic_only": false,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": "America/Los_Angeles"
    }
   ],
   "scope": "profile",
   "summable_over_days": true,
   "unit": "count"
  },
  {
   "definition": "Saves of the account's content on that day.",
   "id": "daily_saves",
   "kind": "flow",
   "label": "Saves per day",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "Saves of the account's content on that day.",
     "estimated": false,
     "field": "saves",
     "label": "Saves per day",
     "limits": "up to 48 hours late",
     "organic_only": false,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": "America/Los_Angeles"
    }
   ],
   "scope": "profile",
   "summable_over_days": true,
   "unit": "count"
  },
  {
   "definition": "Shares of the account's content on that day.",
   "id": "daily_shares",
   "kind": "flow",
   "label": "Shares per day",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "Shares of the account's content on that day.",
     "estimated": false,
     "field": "shares",
     "label": "Shares per day",
     "limits": "up to 48 hours late",
     "organic_only": false,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": "America/Los_Angeles"
    }
   ],
   "scope": "profile",
   "summable_over_days": true,
   "unit": "count"
  },
  {
   "definition": "Replies to the account's stories on that day.",
   "id": "daily_replies",
   "kind": "flow",
   "label": "Replies per day",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "Replies to stories on that day.",
     "estimated": false,
     "field": "replies",
     "label": "Replies per day",
     "limits": "up to 48 hours late",
     "organic_only": false,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": "America/Los_Angeles"
    }
   ],
   "scope": "profile",
   "summable_over_days": true,
   "unit": "count"
  },
  {
   "definition": "Reposts of the account's content on that day.",
   "id": "daily_reposts",
   "kind": "flow",
   "label": "Reposts per day",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "Reposts of the account's content on that day.",
     "estimated": false,
     "field": "reposts",
     "label": "Reposts per day",
     "limits": "up to 48 hours late",
     "organic_only": false,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": "America/Los_Angeles"
    }
   ],
   "scope": "profile",
   "summable_over_days": true,
   "unit": "count"
  },
  {
   "definition": "Taps on the profile's contact buttons and links on that day.",
   "id": "daily_link_taps",
   "kind": "flow",
   "label": "Link taps per day",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "Taps on the profile's contact buttons on that day.",
     "estimated": false,
     "field": "profile_links_taps",
     "label": "Link taps per day",
     "limits": "up to 48 hours late",
     "organic_only": false,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": "America/Los_Angeles"
    }
   ],
   "scope": "profile",
   "summable_over_days": true,
   "unit": "count"
  },
  {
   "definition": "Different accounts that saw any of the account's content in the 30 days that end with that day; never summed.",
   "id": "reach_30_days",
   "kind": "unique",
   "label": "Reach, 30 days",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "Different accounts that saw any of the account's content in 30 days, each counted once; estimated by Instagram.",
     "estimated": true,
     "field": "reach over 30 days",
     "label": "Reach, 30 days",
     "limits": "estimated by Instagram; up to 48 hours late",
     "organic_only": false,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": "America/Los_Angeles"
    }
   ],
   "scope": "profile",
   "summable_over_days": false,
   "unit": "count"
  },
  {
   "definition": "Different accounts that interacted with the account's content in the 30 days that end with that day; never summed.",
   "id": "accounts_engaged_30_days",
   "kind": "unique",
   "label": "Accounts engaged, 30 days",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "Different accounts that interacted in 30 days, each counted once; estimated by Instagram.",
     "estimated": true,
     "field": "accounts_engaged over 30 days",
     "label": "Accounts engaged, 30 days",
     "limits": "estimated by Instagram; up to 48 hours late",
     "organic_only": false,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": "America/Los_Angeles"
    }
   ],
   "scope": "profile",
   "summable_over_days": false,
   "unit": "count"
  },
  {
   "definition": "Followers by age, gender, city or country; the platform leaves small groups out, so parts need not add up to the whole.",
   "id": "follower_demographics",
   "kind": "unique",
   "label": "Followers by group",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "Followers by age, gender, city or country; the 45 largest groups.",
     "estimated": false,
     "field": "follower_demographics",
     "label": "Followers by group",
     "limits": "from 100 followers on; small groups are left out",
     "organic_only": false,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": ""
    }
   ],
   "scope": "segments",
   "summable_over_days": false,
   "unit": "count"
  },
  {
   "definition": "People who interacted with the account's content in 30 days, by age, gender, city or country; small groups are left out.",
   "id": "engaged_demographics",
   "kind": "unique",
   "label": "Engaged audience by group",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "Accounts that interacted in the last 30 days, by age, gender, city or country; the 45 largest groups.",
     "estimated": false,
     "field": "engaged_audience_demographics",
     "label": "Engaged audience by group",
     "limits": "from 100 engagements on; small groups are left out; the last two days may be incomplete",
     "organic_only": false,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": ""
    }
   ],
   "scope": "segments",
   "summable_over_days": false,
   "unit": "count"
  },
  {
   "definition": "Which share of the signed-in viewers is of which age and gender, as the platform computes it.",
   "id": "viewer_demographics",
   "kind": "ratio",
   "label": "Viewers by group",
   "offers": [],
   "scope": "segments",
   "summable_over_days": false,
   "unit": "percent"
  },
  {
   "definition": "Followers who were online, by the hour of the day, on average of the last 30 days.",
   "id": "online_followers",
   "kind": "unique",
   "label": "Followers online",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "Followers who were online in each hour of the day, Pacific time.",
     "estimated": false,
     "field": "online_followers",
     "label": "Followers online",
     "limits": "from 100 followers on; often empty",
     "organic_only": false,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": "America/Los_Angeles"
    }
   ],
   "scope": "segments",
   "summable_over_days": false,
   "unit": "count"
  },
  {
   "definition": "Different accounts reached in 30 days, by group; groups overlap and do not add up.",
   "id": "period_reach",
   "kind": "unique",
   "label": "Reach by group, 30 days",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "Different accounts reached in the 30 days up to the newest settled day, by whether they follow, or by the type of content.",
     "estimated": false,
     "field": "reach over 30 days, by breakdown",
     "label": "Reach by group, 30 days",
     "limits": "groups overlap and do not add up",
     "organic_only": false,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": "America/Los_Angeles"
    }
   ],
   "scope": "segments",
   "summable_over_days": false,
   "unit": "count"
  },
  {
   "definition": "Views of the period by where, how and by whom.",
   "id": "period_views",
   "kind": "flow",
   "label": "Views by group, 28 or 30 days",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "Views of the 30 days up to the newest settled day, by whether the viewer follows, or by the type of content.",
     "estimated": false,
     "field": "views over 30 days, by breakdown",
     "label": "Views by group, 28 or 30 days",
     "limits": "empty groups are left out",
     "organic_only": false,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": "America/Los_Angeles"
    }
   ],
   "scope": "segments",
   "summable_over_days": true,
   "unit": "count"
  },
  {
   "definition": "Views of the period that went on past the first frame, or that were begun by a click, by where, how and by whom.",
   "id": "period_engaged_views",
   "kind": "flow",
   "label": "Engaged views by group, 28 days",
   "offers": [],
   "scope": "segments",
   "summable_over_days": true,
   "unit": "count"
  },
  {
   "definition": "Interactions of the period by the type of content.",
   "id": "period_interactions",
   "kind": "flow",
   "label": "Interactions by group, 30 days",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "Interactions of the 30 days up to the newest settled day by the type of content.",
     "estimated": false,
     "field": "total_interactions over 30 days, by breakdown",
     "label": "Interactions by group, 30 days",
     "limits": "empty groups are left out",
     "organic_only": false,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": "America/Los_Angeles"
    }
   ],
   "scope": "segments",
   "summable_over_days": true,
   "unit": "count"
  },
  {
   "definition": "Likes of the period by the type of content.",
   "id": "period_likes",
   "kind": "flow",
   "label": "Likes by group, 30 days",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "Likes of the 30 days up to the newest settled day by the type of content.",
     "estimated": false,
     "field": "likes over 30 days, by breakdown",
     "label": "Likes by group, 30 days",
     "limits": "empty groups are left out",
     "organic_only": false,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": "America/Los_Angeles"
    }
   ],
   "scope": "segments",
   "summable_over_days": true,
   "unit": "count"
  },
  {
   "definition": "Comments of the period by the type of content.",
   "id": "period_comments",
   "kind": "flow",
   "label": "Comments by group, 30 days",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "Comments of the 30 days up to the newest settled day by the type of content.",
     "estimated": false,
     "field": "comments over 30 days, by breakdown",
     "label": "Comments by group, 30 days",
     "limits": "empty groups are left out",
     "organic_only": false,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": "America/Los_Angeles"
    }
   ],
   "scope": "segments",
   "summable_over_days": true,
   "unit": "count"
  },
  {
   "definition": "Saves of the period by the type of content.",
   "id": "period_saves",
   "kind": "flow",
   "label": "Saves by group, 30 days",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "Saves of the 30 days up to the newest settled day by the type of content.",
     "estimated": false,
     "field": "saves over 30 days, by breakdown",
     "label": "Saves by group, 30 days",
     "limits": "empty groups are left out",
     "organic_only": false,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": "America/Los_Angeles"
    }
   ],
   "scope": "segments",
   "summable_over_days": true,
   "unit": "count"
  },
  {
   "definition": "Shares of the period by the type of content.",
   "id": "period_shares",
   "kind": "flow",
   "label": "Shares by group, 30 days",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "Shares of the 30 days up to the newest settled day by the type of content.",
     "estimated": false,
     "field": "shares over 30 days, by breakdown",
     "label": "Shares by group, 30 days",
     "limits": "empty groups are left out",
     "organic_only": false,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": "America/Los_Angeles"
    }
   ],
   "scope": "segments",
   "summable_over_days": true,
   "unit": "count"
  },
  {
   "definition": "Taps on the profile's contact buttons in the period, by the button.",
   "id": "period_link_taps",
   "kind": "flow",
   "label": "Link taps by group, 30 days",
   "offers": [
    {
     "breaks": [],
     "class": "raw",
     "definition": "Taps on the profile's contact buttons in the 30 days up to the newest settled day, by the button.",
     "estimated": false,
     "field": "profile_links_taps over 30 days, by breakdown",
     "label": "Link taps by group, 30 days",
     "limits": "empty groups are left out",
     "organic_only": false,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 48,
     "zone": "America/Los_Angeles"
    }
   ],
   "scope": "segments",
   "summable_over_days": true,
   "unit": "count"
  },
  {
   "definition": "Watch time of the period by where, how and by whom.",
   "id": "period_watch_time",
   "kind": "flow",
   "label": "Watch time by group, 28 days",
   "offers": [],
   "scope": "segments",
   "summable_over_days": true,
   "unit": "seconds"
  },
  {
   "definition": "Engagements of the newest settled posts (all of the newest while under three are settled) divided by a base; the formula stands beside every value.",
   "id": "engagement_rate",
   "kind": "ratio",
   "label": "Engagement rate",
   "offers": [
    {
     "breaks": [],
     "class": "derived",
     "definition": "(likes + comments + saves + shares) / reach of the newest settled posts (all of the newest while under three are settled), total over total.",
     "estimated": false,
     "field": "",
     "label": "Engagement rate",
     "limits": "computed by Candor",
     "organic_only": false,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 0,
     "zone": ""
    }
   ],
   "scope": "profile",
   "summable_over_days": false,
   "unit": "percent"
  },
  {
   "definition": "Mean lifetime views of the newest settled posts (all of the newest while under three are settled).",
   "id": "average_views",
   "kind": "ratio",
   "label": "Average views",
   "offers": [
    {
     "breaks": [],
     "class": "derived",
     "definition": "Mean lifetime views of the newest settled posts (all of the newest while under three are settled).",
     "estimated": false,
     "field": "",
     "label": "Average views",
     "limits": "computed by Candor",
     "organic_only": false,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 0,
     "zone": ""
    }
   ],
   "scope": "profile",
   "summable_over_days": false,
   "unit": "count"
  },
  {
   "definition": "Mean engagements of the newest settled posts (all of the newest while under three are settled); what counts as one stands in the formula beside every value.",
   "id": "average_engagement",
   "kind": "ratio",
   "label": "Average engagement",
   "offers": [
    {
     "breaks": [],
     "class": "derived",
     "definition": "Mean likes + comments + saves + shares of the newest settled posts (all of the newest while under three are settled).",
     "estimated": false,
     "field": "",
     "label": "Average engagement",
     "limits": "computed by Candor",
     "organic_only": false,
     "platform": "instagram",
     "rounding": "",
     "settles_hours": 0,
     "zone": ""
    }
   ],
   "scope": "profile",
   "summable_over_days": false,
   "unit": "count"
  }
 ],
 "rates": [
  {
   "averaging": "ratio_of_totals",
   "denominator": "reach",
   "formula": "(likes + comments + saves + shares) / reach, total over total",
   "id": "by_reach",
   "label": "By reach",
   "min_posts": 3,
   "numerator": [
    "likes",
    "comments",
    "saves",
    "shares"
   ],
   "platform": "instagram"
  },
  {
   "averaging": "mean_of_rates",
   "denominator": "reach",
   "formula": "(likes + comments + saves + shares) / reach, mean of the rates",
   "id": "by_reach_mean",
   "label": "By reach, mean of posts",
   "min_posts": 3,
   "numerator": [
    "likes",
    "comments",
    "saves",
    "shares"
   ],
   "platform": "instagram"
  },
  {
   "averaging": "median_of_rates",
   "denominator": "reach",
   "formula": "(likes + comments + saves + shares) / reach, median of the rates",
   "id": "by_reach_median",
   "label": "By reach, median of posts",
   "min_posts": 3,
   "numerator": [
    "likes",
    "comments",
    "saves",
    "shares"
   ],
   "platform": "instagram"
  },
  {
   "averaging": "ratio_of_totals",
   "denominator": "views",
   "formula": "(likes + comments + saves + shares) / views, total over total",
   "id": "by_views",
   "label": "By views",
   "min_posts": 3,
   "numerator": [
    "likes",
    "comments",
    "saves",
    "shares"
   ],
   "platform": "instagram"
  },
  {
   "averaging": "mean_of_rates",
   "denominator": "views",
   "formula": "(likes + comments + saves + shares) / views, mean of the rates",
   "id": "by_views_mean",
   "label": "By views, mean of posts",
   "min_posts": 3,
   "numerator": [
    "likes",
    "comments",
    "saves",
    "shares"
   ],
   "platform": "instagram"
  },
  {
   "averaging": "median_of_rates",
   "denominator": "views",
   "formula": "(likes + comments + saves + shares) / views, median of the rates",
   "id": "by_views_median",
   "label": "By views, median of posts",
   "min_posts": 3,
   "numerator": [
    "likes",
    "comments",
    "saves",
    "shares"
   ],
   "platform": "instagram"
  },
  {
   "averaging": "mean_of_rates",
   "denominator": "followers",
   "followers_at": "publication",
   "formula": "(likes + comments + saves + shares) / followers on the day of publication, mean of the rates",
   "id": "by_followers",
   "label": "By followers at publication",
   "min_posts": 3,
   "numerator": [
    "likes",
    "comments",
    "saves",
    "shares"
   ],
   "platform": "instagram"
  },
  {
   "averaging": "median_of_rates",
   "denominator": "followers",
   "followers_at": "publication",
   "formula": "(likes + comments + saves + shares) / followers on the day of publication, median of the rates",
   "id": "by_followers_median",
   "label": "By followers at publication, median of posts",
   "min_posts": 3,
   "numerator": [
    "likes",
    "comments",
    "saves",
    "shares"
   ],
   "platform": "instagram"
  },
  {
   "averaging": "mean_of_rates",
   "denominator": "followers",
   "followers_at": "now",
   "formula": "(likes + comments + saves + shares) / followers now, mean of the rates",
   "id": "by_followers_now",
   "label": "By followers now",
   "min_posts": 3,
   "numerator": [
    "likes",
    "comments",
    "saves",
    "shares"
   ],
   "platform": "instagram"
  },
  {
   "averaging": "median_of_rates",
   "denominator": "followers",
   "followers_at": "now",
   "formula": "(likes + comments + saves + shares) / followers now, median of the rates",
   "id": "by_followers_now_median",
   "label": "By followers now, median of posts",
   "min_posts": 3,
   "numerator": [
    "likes",
    "comments",
    "saves",
    "shares"
   ],
   "platform": "instagram"
  }
 ]
};

export const overview: Answer<"getOverview"> = {
 "data": {
  "platforms": [
   {
    "average_engagement": {
     "as_of": "2026-11-22T05:00:00Z",
     "computed": {
      "by": "candor",
      "formula": "(likes + comments + saves + shares) / posts, mean of the 4 newest settled posts",
      "n": 4
     },
     "metric": "average_engagement",
     "status": "final",
     "value": 25
    },
    "average_views": {
     "as_of": "2026-11-22T05:00:00Z",
     "computed": {
      "by": "candor",
      "formula": "views / posts, mean of the 4 newest settled posts",
      "n": 4
     },
     "metric": "average_views",
     "status": "final",
     "value": 750
    },
    "cause": null,
    "connection": "00000000-0000-7000-8000-00000000a001",
    "connection_state": "active",
    "display_name": "ana.cooks",
    "engagement_rate": {
     "as_of": "2026-11-22T05:00:00Z",
     "computed": {
      "by": "candor",
      "formula": "(likes + comments + saves + shares) / reach, total over total of the 4 newest settled posts",
      "n": 4
     },
     "metric": "engagement_rate",
     "status": "final",
     "value": 5
    },
    "followers": {
     "as_of": "2026-11-22T05:00:00Z",
     "metric": "followers",
     "status": "provisional",
     "value": 1600
    },
    "followers_change": {
     "as_of": "2026-10-25T05:00:00Z",
     "computed": {
      "by": "candor",
      "formula": "followers on 2026-11-22 less followers on 2026-10-25",
      "n": 2
     },
     "metric": "followers",
     "status": "provisional",
     "value": 280
    },
    "followers_series": {
     "breaks": [],
     "metric": "followers",
     "points": [
      {
       "day": "2026-10-25",
       "status": "final",
       "value": 1320
      },
      {
       "day": "2026-10-26",
       "status": "final",
       "value": 1330
      },
      {
       "day": "2026-10-27",
       "status": "final",
       "value": 1340
      },
      {
       "day": "2026-10-28",
       "status": "final",
       "value": 1350
      },
      {
       "day": "2026-10-29",
       "status": "final",
       "value": 1360
      },
      {
       "day": "2026-10-30",
       "status": "final",
       "value": 1370
      },
      {
       "day": "2026-10-31",
       "status": "final",
       "value": 1380
      },
      {
       "day": "2026-11-01",
       "status": "final",
       "value": 1390
      },
      {
       "day": "2026-11-02",
       "status": "final",
       "value": 1400
      },
      {
       "day": "2026-11-03",
       "status": "final",
       "value": 1410
      },
      {
       "day": "2026-11-04",
       "status": "final",
       "value": 1420
      },
      {
       "day": "2026-11-05",
       "status": "final",
       "value": 1430
      },
      {
       "day": "2026-11-06",
       "status": "final",
       "value": 1440
      },
      {
       "day": "2026-11-07",
       "status": "final",
       "value": 1450
      },
      {
       "day": "2026-11-08",
       "status": "final",
       "value": 1460
      },
      {
       "day": "2026-11-09",
       "status": "final",
       "value": 1470
      },
      {
       "day": "2026-11-10",
       "status": "final",
       "value": 1480
      },
      {
       "day": "2026-11-11",
       "status": "final",
       "value": 1490
      },
      {
       "day": "2026-11-12",
       "status": "final",
       "value": 1500
      },
      {
       "day": "2026-11-13",
       "status": "final",
       "value": 1510
      },
      {
       "day": "2026-11-14",
       "status": "final",
       "value": 1520
      },
      {
       "day": "2026-11-15",
       "status": "final",
       "value": 1530
      },
      {
       "day": "2026-11-16",
       "status": "final",
       "value": 1540
      },
      {
       "cause": "platform_unreachable",
       "day": "2026-11-17",
       "reason": "gap",
       "status": "missing",
       "value": null
      },
      {
       "day": "2026-11-18",
       "status": "final",
       "value": 1560
      },
      {
       "day": "2026-11-19",
       "status": "final",
       "value": 1570
      },
      {
       "day": "2026-11-20",
       "status": "final",
       "value": 1580
      },
      {
       "day": "2026-11-21",
       "status": "final",
       "value": 1590
      },
      {
       "day": "2026-11-22",
       "status": "provisional",
       "value": 1600
      }
     ],
     "unit": "count",
     "zone": "Europe/Berlin"
    },
    "handle": "ana.cooks",
    "last_synced_at": "2026-11-22T05:00:00Z",
    "next_sync_at": "2026-11-23T05:00:00Z",
    "picture_url": {
     "value": "https://x.cdninstagram.com/p.jpg"
    },
    "platform": "instagram",
    "posts": {
     "as_of": "2026-11-22T05:00:00Z",
     "metric": "posts",
     "status": "provisional",
     "value": 4
    },
    "previous_change": {
     "as_of": "2026-09-27T05:00:00Z",
     "computed": {
      "by": "candor",
      "formula": "followers on 2026-10-25 less followers on 2026-09-27",
      "n": 2
     },
     "metric": "followers",
     "status": "final",
     "value": 280
    },
    "profile_url": "https://example.com/ana.cooks",
    "state": "ready",
    "sync": null
   },
   {
    "average_engagement": {
     "metric": "average_engagement",
     "reason": "policy",
     "status": "missing",
     "value": null
    },
    "average_views": {
     "metric": "average_views",
     "reason": "policy",
     "status": "missing",
     "value": null
    },
    "cause": null,
    "connection": "00000000-0000-7000-8000-00000000a002",
    "connection_state": "active",
    "display_name": "ana.talks",
    "engagement_rate": {
     "metric": "engagement_rate",
     "reason": "policy",
     "status": "missing",
     "value": null
    },
    "followers": {
     "as_of": "2026-11-22T05:00:00Z",
     "metric": "followers",
     "status": "provisional",
     "value": 1600
    },
    "followers_change": {
     "metric": "followers",
     "reason": "policy",
     "status": "missing",
     "value": null
    },
    "followers_series": {
     "breaks": [],
     "metric": "followers",
     "points": [
      {
       "day": "2026-10-25",
       "status": "final",
       "value": 1320
      },
      {
       "day": "2026-10-26",
       "status": "final",
       "value": 1330
      },
      {
       "day": "2026-10-27",
       "status": "final",
       "value": 1340
      },
      {
       "day": "2026-10-28",
       "status": "final",
       "value": 1350
      },
      {
       "day": "2026-10-29",
       "status": "final",
       "value": 1360
      },
      {
       "day": "2026-10-30",
       "status": "final",
       "value": 1370
      },
      {
       "day": "2026-10-31",
       "status": "final",
       "value": 1380
      },
      {
       "day": "2026-11-01",
       "status": "final",
       "value": 1390
      },
      {
       "day": "2026-11-02",
       "status": "final",
       "value": 1400
      },
      {
       "day": "2026-11-03",
       "status": "final",
       "value": 1410
      },
      {
       "day": "2026-11-04",
       "status": "final",
       "value": 1420
      },
      {
       "day": "2026-11-05",
       "status": "final",
       "value": 1430
      },
      {
       "day": "2026-11-06",
       "status": "final",
       "value": 1440
      },
      {
       "day": "2026-11-07",
       "status": "final",
       "value": 1450
      },
      {
       "day": "2026-11-08",
       "status": "final",
       "value": 1460
      },
      {
       "day": "2026-11-09",
       "status": "final",
       "value": 1470
      },
      {
       "day": "2026-11-10",
       "status": "final",
       "value": 1480
      },
      {
       "day": "2026-11-11",
       "status": "final",
       "value": 1490
      },
      {
       "day": "2026-11-12",
       "status": "final",
       "value": 1500
      },
      {
       "day": "2026-11-13",
       "status": "final",
       "value": 1510
      },
      {
       "day": "2026-11-14",
       "status": "final",
       "value": 1520
      },
      {
       "day": "2026-11-15",
       "status": "final",
       "value": 1530
      },
      {
       "day": "2026-11-16",
       "status": "final",
       "value": 1540
      },
      {
       "day": "2026-11-17",
       "reason": "not_offered",
       "status": "missing",
       "value": null
      },
      {
       "day": "2026-11-18",
       "status": "final",
       "value": 1560
      },
      {
       "day": "2026-11-19",
       "status": "final",
       "value": 1570
      },
      {
       "day": "2026-11-20",
       "status": "final",
       "value": 1580
      },
      {
       "day": "2026-11-21",
       "status": "final",
       "value": 1590
      },
      {
       "day": "2026-11-22",
       "status": "provisional",
       "value": 1600
      }
     ],
     "unit": "count",
     "zone": "Europe/Berlin"
    },
    "handle": "ana.talks",
    "last_synced_at": "2026-11-22T05:00:00Z",
    "next_sync_at": "2026-11-23T05:00:00Z",
    "picture_url": {
     "value": "https://x.cdninstagram.com/p.jpg"
    },
    "platform": "elsewhere",
    "posts": {
     "as_of": "2026-11-22T05:00:00Z",
     "metric": "posts",
     "status": "provisional",
     "value": 4
    },
    "previous_change": {
     "metric": "followers",
     "reason": "policy",
     "status": "missing",
     "value": null
    },
    "profile_url": "https://example.com/ana.talks",
    "state": "ready",
    "sync": null
   }
  ],
  "recent_posts": [
   {
    "ai_generated": {
     "reason": "not_yet_synced",
     "value": null
    },
    "caption": {
     "value": "Post 1 <b>ש</b>"
    },
    "connection": "00000000-0000-7000-8000-00000000a001",
    "duration": {
     "seconds": 30
    },
    "fetched_at": "2026-11-22T05:00:00Z",
    "handle": "ana.cooks",
    "id": "00000000-0000-7000-8000-0000000a0001",
    "media_type": "photo",
    "media_url": {
     "value": "https://x.cdninstagram.com/m.jpg"
    },
    "metrics": {
     "comments": {
      "as_of": "2026-11-22T05:00:00Z",
      "metric": "comments",
      "status": "final",
      "value": 3
     },
     "engagement_rate": {
      "as_of": "2026-11-22T05:00:00Z",
      "computed": {
       "by": "candor",
       "formula": "(likes + comments + saves + shares) / reach of the post",
       "n": 1
      },
      "metric": "engagement_rate",
      "status": "final",
      "value": 12.5
     },
     "interactions": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "organic only; up to 48 hours late",
      "metric": "interactions",
      "reason": "not_reported",
      "status": "missing",
      "value": null
     },
     "likes": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "where the owner hides likes: up to 48 hours late",
      "metric": "likes",
      "status": "final",
      "value": 20
     },
     "reach": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "organic only; estimated by Instagram; up to 48 hours late",
      "metric": "reach",
      "status": "final",
      "value": 200
     },
     "saves": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "organic only; up to 48 hours late",
      "metric": "saves",
      "status": "final",
      "value": 1
     },
     "shares": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "organic only; up to 48 hours late",
      "metric": "shares",
      "status": "final",
      "value": 1
     },
     "views": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "organic only; up to 48 hours late",
      "metric": "views",
      "status": "final",
      "value": 300
     }
    },
    "permalink": {
     "value": "https://example.com/p"
    },
    "platform": "instagram",
    "posted_at": "2026-11-12T05:00:00Z",
    "thumbnail_url": {
     "reason": "not_offered",
     "value": null
    }
   },
   {
    "ai_generated": {
     "reason": "not_yet_synced",
     "value": null
    },
    "caption": {
     "value": "Post 2 <b>ש</b>"
    },
    "connection": "00000000-0000-7000-8000-00000000a001",
    "duration": {
     "seconds": 60
    },
    "fetched_at": "2026-11-22T05:00:00Z",
    "handle": "ana.cooks",
    "id": "00000000-0000-7000-8000-0000000a0002",
    "media_type": "photo",
    "media_url": {
     "value": "https://x.cdninstagram.com/m.jpg"
    },
    "metrics": {
     "comments": {
      "as_of": "2026-11-22T05:00:00Z",
      "metric": "comments",
      "status": "final",
      "value": 3
     },
     "engagement_rate": {
      "as_of": "2026-11-22T05:00:00Z",
      "computed": {
       "by": "candor",
       "formula": "(likes + comments + saves + shares) / reach of the post",
       "n": 1
      },
      "metric": "engagement_rate",
      "status": "final",
      "value": 6.25
     },
     "interactions": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "organic only; up to 48 hours late",
      "metric": "interactions",
      "reason": "not_reported",
      "status": "missing",
      "value": null
     },
     "likes": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "where the owner hides likes: up to 48 hours late",
      "metric": "likes",
      "status": "final",
      "value": 20
     },
     "reach": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "organic only; estimated by Instagram; up to 48 hours late",
      "metric": "reach",
      "status": "final",
      "value": 400
     },
     "saves": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "organic only; up to 48 hours late",
      "metric": "saves",
      "status": "final",
      "value": 1
     },
     "shares": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "organic only; up to 48 hours late",
      "metric": "shares",
      "status": "final",
      "value": 1
     },
     "views": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "organic only; up to 48 hours late",
      "metric": "views",
      "status": "final",
      "value": 600
     }
    },
    "permalink": {
     "value": "https://example.com/p"
    },
    "platform": "instagram",
    "posted_at": "2026-11-02T05:00:00Z",
    "thumbnail_url": {
     "reason": "not_offered",
     "value": null
    }
   },
   {
    "ai_generated": {
     "reason": "not_yet_synced",
     "value": null
    },
    "caption": {
     "value": "Post 3 <b>ש</b>"
    },
    "connection": "00000000-0000-7000-8000-00000000a001",
    "duration": {
     "seconds": 90
    },
    "fetched_at": "2026-11-22T05:00:00Z",
    "handle": "ana.cooks",
    "id": "00000000-0000-7000-8000-0000000a0003",
    "media_type": "photo",
    "media_url": {
     "value": "https://x.cdninstagram.com/m.jpg"
    },
    "metrics": {
     "comments": {
      "as_of": "2026-11-22T05:00:00Z",
      "metric": "comments",
      "status": "final",
      "value": 3
     },
     "engagement_rate": {
      "as_of": "2026-11-22T05:00:00Z",
      "computed": {
       "by": "candor",
       "formula": "(likes + comments + saves + shares) / reach of the post",
       "n": 1
      },
      "metric": "engagement_rate",
      "status": "final",
      "value": 4.17
     },
     "interactions": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "organic only; up to 48 hours late",
      "metric": "interactions",
      "reason": "not_reported",
      "status": "missing",
      "value": null
     },
     "likes": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "where the owner hides likes: up to 48 hours late",
      "metric": "likes",
      "status": "final",
      "value": 20
     },
     "reach": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "organic only; estimated by Instagram; up to 48 hours late",
      "metric": "reach",
      "status": "final",
      "value": 600
     },
     "saves": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "organic only; up to 48 hours late",
      "metric": "saves",
      "status": "final",
      "value": 1
     },
     "shares": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "organic only; up to 48 hours late",
      "metric": "shares",
      "status": "final",
      "value": 1
     },
     "views": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "organic only; up to 48 hours late",
      "metric": "views",
      "status": "final",
      "value": 900
     }
    },
    "permalink": {
     "value": "https://example.com/p"
    },
    "platform": "instagram",
    "posted_at": "2026-10-23T05:00:00Z",
    "thumbnail_url": {
     "reason": "not_offered",
     "value": null
    }
   },
   {
    "ai_generated": {
     "reason": "not_yet_synced",
     "value": null
    },
    "caption": {
     "value": "Post 4 <b>ש</b>"
    },
    "connection": "00000000-0000-7000-8000-00000000a001",
    "duration": {
     "seconds": 120
    },
    "fetched_at": "2026-11-22T05:00:00Z",
    "handle": "ana.cooks",
    "id": "00000000-0000-7000-8000-0000000a0004",
    "media_type": "photo",
    "media_url": {
     "value": "https://x.cdninstagram.com/m.jpg"
    },
    "metrics": {
     "comments": {
      "as_of": "2026-11-22T05:00:00Z",
      "metric": "comments",
      "status": "final",
      "value": 3
     },
     "engagement_rate": {
      "as_of": "2026-11-22T05:00:00Z",
      "computed": {
       "by": "candor",
       "formula": "(likes + comments + saves + shares) / reach of the post",
       "n": 1
      },
      "metric": "engagement_rate",
      "status": "final",
      "value": 3.13
     },
     "interactions": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "organic only; up to 48 hours late",
      "metric": "interactions",
      "reason": "not_reported",
      "status": "missing",
      "value": null
     },
     "likes": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "where the owner hides likes: up to 48 hours late",
      "metric": "likes",
      "status": "final",
      "value": 20
     },
     "reach": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "organic only; estimated by Instagram; up to 48 hours late",
      "metric": "reach",
      "status": "final",
      "value": 800
     },
     "saves": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "organic only; up to 48 hours late",
      "metric": "saves",
      "status": "final",
      "value": 1
     },
     "shares": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "organic only; up to 48 hours late",
      "metric": "shares",
      "status": "final",
      "value": 1
     },
     "views": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "organic only; up to 48 hours late",
      "metric": "views",
      "status": "final",
      "value": 1200
     }
    },
    "permalink": {
     "value": "https://example.com/p"
    },
    "platform": "instagram",
    "posted_at": "2026-10-13T05:00:00Z",
    "thumbnail_url": {
     "reason": "not_offered",
     "value": null
    }
   }
  ],
  "total_followers": {
   "as_of": "2026-11-22T05:00:00Z",
   "computed": {
    "by": "candor",
    "formula": "sum of followers over the accounts that have them",
    "n": 1
   },
   "leaves_out": [
    {
     "connection": "00000000-0000-7000-8000-00000000a002",
     "message": "The terms of Elsewhere do not allow it here.",
     "platform": "elsewhere",
     "reason": "policy"
    }
   ],
   "metric": "followers",
   "of": [
    "instagram"
   ],
   "status": "provisional",
   "value": 1600
  },
  "total_posts": {
   "as_of": "2026-11-22T05:00:00Z",
   "computed": {
    "by": "candor",
    "formula": "sum of posts over the accounts that have them",
    "n": 1
   },
   "leaves_out": [
    {
     "connection": "00000000-0000-7000-8000-00000000a002",
     "message": "The terms of Elsewhere do not allow it here.",
     "platform": "elsewhere",
     "reason": "policy"
    }
   ],
   "metric": "posts",
   "of": [
    "instagram"
   ],
   "status": "provisional",
   "value": 4
  }
 },
 "meta": {
  "action": null,
  "as_of": "2026-11-22T05:00:00Z",
  "causes": [],
  "generated_at": "2026-11-22T11:00:00Z",
  "next_sync_at": "2026-11-23T05:00:00Z",
  "oldest_as_of": "2026-11-22T05:00:00Z",
  "source": "database",
  "sync": {
   "done": 0,
   "running": false,
   "total": null
  }
 },
 "state": "ready"
};

export const platforms: Answer<"listPlatforms"> = {
 "platforms": [
  {
   "account_noun": "professional account",
   "app_guide": "",
   "configured": true,
   "derived": true,
   "derived_by_terms": true,
   "follower_noun": "followers",
   "limit_note": "",
   "links": [
    {
     "kind": "revoke",
     "label": "Apps and websites",
     "url": "https://www.instagram.com/"
    }
   ],
   "look": {
    "dark": "#E08ABF",
    "light": "#A83279"
   },
   "missing_settings": [],
   "name": "Instagram",
   "platform": "instagram",
   "redirect_uri": "http://localhost:5050/api/auth/instagram/callback",
   "scopes": [
    {
     "id": "instagram_business_basic",
     "purpose": "Your profile and posts",
     "required": true
    },
    {
     "id": "instagram_business_manage_insights",
     "purpose": "Their figures",
     "required": false
    }
   ],
   "summable": true
  },
  {
   "account_noun": "",
   "app_guide": "",
   "configured": false,
   "derived": false,
   "derived_by_terms": false,
   "follower_noun": "",
   "limit_note": "",
   "links": [],
   "look": {
    "dark": "",
    "light": ""
   },
   "missing_settings": [
    "ELSEWHERE_CLIENT_ID"
   ],
   "name": "Elsewhere",
   "platform": "elsewhere",
   "redirect_uri": "http://localhost:5050/api/auth/elsewhere/callback",
   "scopes": [
    {
     "id": "read",
     "purpose": "Read",
     "required": false
    }
   ],
   "summable": false
  }
 ]
};

export const post: Answer<"getPost"> = {
 "data": {
  "post": {
   "ai_generated": {
    "reason": "not_yet_synced",
    "value": null
   },
   "caption": {
    "value": "Post 1 <b>ש</b>"
   },
   "connection": "00000000-0000-7000-8000-00000000a001",
   "duration": {
    "seconds": 30
   },
   "fetched_at": "2026-11-22T05:00:00Z",
   "handle": "ana.cooks",
   "id": "00000000-0000-7000-8000-0000000a0001",
   "media_type": "photo",
   "media_url": {
    "value": "https://x.cdninstagram.com/m.jpg"
   },
   "metrics": {
    "comments": {
     "as_of": "2026-11-22T05:00:00Z",
     "metric": "comments",
     "status": "final",
     "value": 3
    },
    "engagement_rate": {
     "as_of": "2026-11-22T05:00:00Z",
     "computed": {
      "by": "candor",
      "formula": "(likes + comments + saves + shares) / reach of the post",
      "n": 1
     },
     "metric": "engagement_rate",
     "status": "final",
     "value": 12.5
    },
    "interactions": {
     "as_of": "2026-11-22T05:00:00Z",
     "limits": "organic only; up to 48 hours late",
     "metric": "interactions",
     "reason": "not_reported",
     "status": "missing",
     "value": null
    },
    "likes": {
     "as_of": "2026-11-22T05:00:00Z",
     "limits": "where the owner hides likes: up to 48 hours late",
     "metric": "likes",
     "status": "final",
     "value": 20
    },
    "reach": {
     "as_of": "2026-11-22T05:00:00Z",
     "limits": "organic only; estimated by Instagram; up to 48 hours late",
     "metric": "reach",
     "status": "final",
     "value": 200
    },
    "saves": {
     "as_of": "2026-11-22T05:00:00Z",
     "limits": "organic only; up to 48 hours late",
     "metric": "saves",
     "status": "final",
     "value": 1
    },
    "shares": {
     "as_of": "2026-11-22T05:00:00Z",
     "limits": "organic only; up to 48 hours late",
     "metric": "shares",
     "status": "final",
     "value": 1
    },
    "views": {
     "as_of": "2026-11-22T05:00:00Z",
     "limits": "organic only; up to 48 hours late",
     "metric": "views",
     "status": "final",
     "value": 300
    }
   },
   "permalink": {
    "value": "https://example.com/p"
   },
   "platform": "instagram",
   "posted_at": "2026-11-12T05:00:00Z",
   "thumbnail_url": {
    "reason": "not_offered",
    "value": null
   }
  },
  "series": [
   {
    "breaks": [],
    "metric": "views",
    "points": [
     {
      "day": "2026-11-20",
      "status": "final",
      "value": 299
     },
     {
      "day": "2026-11-21",
      "reason": "gap",
      "status": "missing",
      "value": null
     },
     {
      "day": "2026-11-22",
      "status": "final",
      "value": 300
     }
    ],
    "unit": "count",
    "zone": "Europe/Berlin"
   },
   {
    "breaks": [],
    "metric": "reach",
    "points": [
     {
      "day": "2026-11-20",
      "status": "final",
      "value": 199
     },
     {
      "day": "2026-11-21",
      "reason": "gap",
      "status": "missing",
      "value": null
     },
     {
      "day": "2026-11-22",
      "status": "final",
      "value": 200
     }
    ],
    "unit": "count",
    "zone": "Europe/Berlin"
   },
   {
    "breaks": [],
    "metric": "likes",
    "points": [
     {
      "day": "2026-11-20",
      "status": "final",
      "value": 10
     },
     {
      "day": "2026-11-21",
      "reason": "gap",
      "status": "missing",
      "value": null
     },
     {
      "day": "2026-11-22",
      "status": "final",
      "value": 20
     }
    ],
    "unit": "count",
    "zone": "Europe/Berlin"
   },
   {
    "breaks": [],
    "metric": "comments",
    "points": [
     {
      "day": "2026-11-20",
      "status": "final",
      "value": 2
     },
     {
      "day": "2026-11-21",
      "reason": "gap",
      "status": "missing",
      "value": null
     },
     {
      "day": "2026-11-22",
      "status": "final",
      "value": 3
     }
    ],
    "unit": "count",
    "zone": "Europe/Berlin"
   },
   {
    "breaks": [],
    "metric": "shares",
    "points": [
     {
      "day": "2026-11-20",
      "status": "final",
      "value": 1
     },
     {
      "day": "2026-11-21",
      "reason": "gap",
      "status": "missing",
      "value": null
     },
     {
      "day": "2026-11-22",
      "status": "final",
      "value": 1
     }
    ],
    "unit": "count",
    "zone": "Europe/Berlin"
   },
   {
    "breaks": [],
    "metric": "saves",
    "points": [
     {
      "day": "2026-11-20",
      "status": "final",
      "value": 1
     },
     {
      "day": "2026-11-21",
      "reason": "gap",
      "status": "missing",
      "value": null
     },
     {
      "day": "2026-11-22",
      "status": "final",
      "value": 1
     }
    ],
    "unit": "count",
    "zone": "Europe/Berlin"
   },
   {
    "breaks": [],
    "metric": "interactions",
    "points": [
     {
      "day": "2026-11-20",
      "status": "final",
      "value": 14
     },
     {
      "day": "2026-11-21",
      "reason": "gap",
      "status": "missing",
      "value": null
     },
     {
      "day": "2026-11-22",
      "reason": "not_reported",
      "status": "missing",
      "value": null
     }
    ],
    "unit": "count",
    "zone": "Europe/Berlin"
   },
   {
    "breaks": [],
    "metric": "reposts",
    "points": [
     {
      "day": "2026-11-20",
      "reason": "not_yet_synced",
      "status": "missing",
      "value": null
     },
     {
      "day": "2026-11-21",
      "reason": "gap",
      "status": "missing",
      "value": null
     },
     {
      "day": "2026-11-22",
      "reason": "not_yet_synced",
      "status": "missing",
      "value": null
     }
    ],
    "unit": "count",
    "zone": "Europe/Berlin"
   }
  ]
 },
 "meta": {
  "action": null,
  "as_of": "2026-11-22T05:00:00Z",
  "causes": [],
  "generated_at": "2026-11-22T11:00:00Z",
  "next_sync_at": "2026-11-23T05:00:00Z",
  "oldest_as_of": "2026-11-22T05:00:00Z",
  "source": "database",
  "sync": {
   "done": 0,
   "running": false,
   "total": null
  }
 },
 "state": "ready"
};

export const posting: Answer<"getPosting"> = {
 "data": {
  "connection": "00000000-0000-7000-8000-00000000a001",
  "from": "2026-10-01",
  "longest_pause": 12,
  "media_types": [
   {
    "mean": {
     "as_of": "2026-11-22T05:00:00Z",
     "computed": {
      "by": "candor",
      "formula": "mean views of the settled posts of the type; at least 3 posts",
      "n": 4
     },
     "metric": "views",
     "status": "final",
     "value": 750
    },
    "media_type": "photo"
   }
  ],
  "metric": "views",
  "per_week": 0.53,
  "posts": 4,
  "to": "2026-11-22",
  "weeks": [
   {
    "from": "2026-10-01",
    "posts": 0
   },
   {
    "from": "2026-10-05",
    "posts": 0
   },
   {
    "from": "2026-10-12",
    "posts": 1
   },
   {
    "from": "2026-10-19",
    "posts": 1
   },
   {
    "from": "2026-10-26",
    "posts": 0
   },
   {
    "from": "2026-11-02",
    "posts": 1
   },
   {
    "from": "2026-11-09",
    "posts": 1
   },
   {
    "from": "2026-11-16",
    "posts": 0
   }
  ],
  "zone": "Europe/Berlin"
 },
 "meta": {
  "action": null,
  "as_of": "2026-11-22T05:00:00Z",
  "causes": [],
  "generated_at": "2026-11-22T11:00:00Z",
  "next_sync_at": "2026-11-23T05:00:00Z",
  "oldest_as_of": "2026-11-22T05:00:00Z",
  "source": "database",
  "sync": {
   "done": 0,
   "running": false,
   "total": null
  }
 },
 "state": "ready"
};

export const posts: Answer<"listPosts"> = {
 "data": {
  "next_cursor": "eyJ1IjoiMDAwMDAwMDAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMGEwMDAzIiwidiI6OTAwLCJzIjoidmlld3MiLCJvIjoiZGVzYyJ9",
  "posts": [
   {
    "ai_generated": {
     "reason": "not_yet_synced",
     "value": null
    },
    "caption": {
     "value": "Post 4 <b>ש</b>"
    },
    "connection": "00000000-0000-7000-8000-00000000a001",
    "duration": {
     "seconds": 120
    },
    "fetched_at": "2026-11-22T05:00:00Z",
    "handle": "ana.cooks",
    "id": "00000000-0000-7000-8000-0000000a0004",
    "media_type": "photo",
    "media_url": {
     "value": "https://x.cdninstagram.com/m.jpg"
    },
    "metrics": {
     "comments": {
      "as_of": "2026-11-22T05:00:00Z",
      "metric": "comments",
      "status": "final",
      "value": 3
     },
     "engagement_rate": {
      "as_of": "2026-11-22T05:00:00Z",
      "computed": {
       "by": "candor",
       "formula": "(likes + comments + saves + shares) / reach of the post",
       "n": 1
      },
      "metric": "engagement_rate",
      "status": "final",
      "value": 3.13
     },
     "interactions": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "organic only; up to 48 hours late",
      "metric": "interactions",
      "reason": "not_reported",
      "status": "missing",
      "value": null
     },
     "likes": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "where the owner hides likes: up to 48 hours late",
      "metric": "likes",
      "status": "final",
      "value": 20
     },
     "reach": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "organic only; estimated by Instagram; up to 48 hours late",
      "metric": "reach",
      "status": "final",
      "value": 800
     },
     "saves": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "organic only; up to 48 hours late",
      "metric": "saves",
      "status": "final",
      "value": 1
     },
     "shares": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "organic only; up to 48 hours late",
      "metric": "shares",
      "status": "final",
      "value": 1
     },
     "views": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "organic only; up to 48 hours late",
      "metric": "views",
      "status": "final",
      "value": 1200
     }
    },
    "permalink": {
     "value": "https://example.com/p"
    },
    "platform": "instagram",
    "posted_at": "2026-10-13T05:00:00Z",
    "thumbnail_url": {
     "reason": "not_offered",
     "value": null
    }
   },
   {
    "ai_generated": {
     "reason": "not_yet_synced",
     "value": null
    },
    "caption": {
     "value": "Post 3 <b>ש</b>"
    },
    "connection": "00000000-0000-7000-8000-00000000a001",
    "duration": {
     "seconds": 90
    },
    "fetched_at": "2026-11-22T05:00:00Z",
    "handle": "ana.cooks",
    "id": "00000000-0000-7000-8000-0000000a0003",
    "media_type": "photo",
    "media_url": {
     "value": "https://x.cdninstagram.com/m.jpg"
    },
    "metrics": {
     "comments": {
      "as_of": "2026-11-22T05:00:00Z",
      "metric": "comments",
      "status": "final",
      "value": 3
     },
     "engagement_rate": {
      "as_of": "2026-11-22T05:00:00Z",
      "computed": {
       "by": "candor",
       "formula": "(likes + comments + saves + shares) / reach of the post",
       "n": 1
      },
      "metric": "engagement_rate",
      "status": "final",
      "value": 4.17
     },
     "interactions": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "organic only; up to 48 hours late",
      "metric": "interactions",
      "reason": "not_reported",
      "status": "missing",
      "value": null
     },
     "likes": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "where the owner hides likes: up to 48 hours late",
      "metric": "likes",
      "status": "final",
      "value": 20
     },
     "reach": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "organic only; estimated by Instagram; up to 48 hours late",
      "metric": "reach",
      "status": "final",
      "value": 600
     },
     "saves": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "organic only; up to 48 hours late",
      "metric": "saves",
      "status": "final",
      "value": 1
     },
     "shares": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "organic only; up to 48 hours late",
      "metric": "shares",
      "status": "final",
      "value": 1
     },
     "views": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "organic only; up to 48 hours late",
      "metric": "views",
      "status": "final",
      "value": 900
     }
    },
    "permalink": {
     "value": "https://example.com/p"
    },
    "platform": "instagram",
    "posted_at": "2026-10-23T05:00:00Z",
    "thumbnail_url": {
     "reason": "not_offered",
     "value": null
    }
   }
  ],
  "total": 4
 },
 "meta": {
  "action": null,
  "as_of": "2026-11-22T05:00:00Z",
  "causes": [],
  "generated_at": "2026-11-22T11:00:00Z",
  "next_sync_at": "2026-11-23T05:00:00Z",
  "oldest_as_of": "2026-11-22T05:00:00Z",
  "source": "database",
  "sync": {
   "done": 0,
   "running": false,
   "total": null
  }
 },
 "state": "ready"
};

export const rates: Answer<"getRates"> = {
 "data": {
  "connection": "00000000-0000-7000-8000-00000000a001",
  "rates": [
   {
    "id": "by_reach",
    "label": "By reach",
    "rate": {
     "as_of": "2026-11-22T05:00:00Z",
     "computed": {
      "by": "candor",
      "formula": "(likes + comments + saves + shares) / reach, total over total of the 4 newest settled posts",
      "n": 4
     },
     "metric": "engagement_rate",
     "status": "final",
     "value": 5
    }
   },
   {
    "id": "by_reach_mean",
    "label": "By reach, mean of posts",
    "rate": {
     "as_of": "2026-11-22T05:00:00Z",
     "computed": {
      "by": "candor",
      "formula": "(likes + comments + saves + shares) / reach, mean of the rates of the 4 newest settled posts",
      "n": 4
     },
     "metric": "engagement_rate",
     "status": "final",
     "value": 6.51
    }
   },
   {
    "id": "by_reach_median",
    "label": "By reach, median of posts",
    "rate": {
     "as_of": "2026-11-22T05:00:00Z",
     "computed": {
      "by": "candor",
      "formula": "(likes + comments + saves + shares) / reach, median of the rates of the 4 newest settled posts",
      "n": 4
     },
     "metric": "engagement_rate",
     "status": "final",
     "value": 5.21
    }
   },
   {
    "id": "by_views",
    "label": "By views",
    "rate": {
     "as_of": "2026-11-22T05:00:00Z",
     "computed": {
      "by": "candor",
      "formula": "(likes + comments + saves + shares) / views, total over total of the 4 newest settled posts",
      "n": 4
     },
     "metric": "engagement_rate",
     "status": "final",
     "value": 3.33
    }
   },
   {
    "id": "by_views_mean",
    "label": "By views, mean of posts",
    "rate": {
     "as_of": "2026-11-22T05:00:00Z",
     "computed": {
      "by": "candor",
      "formula": "(likes + comments + saves + shares) / views, mean of the rates of the 4 newest settled posts",
      "n": 4
     },
     "metric": "engagement_rate",
     "status": "final",
     "value": 4.34
    }
   },
   {
    "id": "by_views_median",
    "label": "By views, median of posts",
    "rate": {
     "as_of": "2026-11-22T05:00:00Z",
     "computed": {
      "by": "candor",
      "formula": "(likes + comments + saves + shares) / views, median of the rates of the 4 newest settled posts",
      "n": 4
     },
     "metric": "engagement_rate",
     "status": "final",
     "value": 3.48
    }
   },
   {
    "id": "by_followers",
    "label": "By followers at publication",
    "rate": {
     "as_of": "2026-11-22T05:00:00Z",
     "computed": {
      "by": "candor",
      "formula": "(likes + comments + saves + shares) / followers on the day of publication, mean of the rates of the 4 newest settled posts",
      "n": 4
     },
     "metric": "engagement_rate",
     "status": "final",
     "value": 1.87
    }
   },
   {
    "id": "by_followers_median",
    "label": "By followers at publication, median of posts",
    "rate": {
     "as_of": "2026-11-22T05:00:00Z",
     "computed": {
      "by": "candor",
      "formula": "(likes + comments + saves + shares) / followers on the day of publication, median of the rates of the 4 newest settled posts",
      "n": 4
     },
     "metric": "engagement_rate",
     "status": "final",
     "value": 1.86
    }
   },
   {
    "id": "by_followers_now",
    "label": "By followers now",
    "rate": {
     "as_of": "2026-11-22T05:00:00Z",
     "computed": {
      "by": "candor",
      "formula": "(likes + comments + saves + shares) / followers now, mean of the rates of the 4 newest settled posts",
      "n": 4
     },
     "metric": "engagement_rate",
     "status": "final",
     "value": 1.56
    }
   },
   {
    "id": "by_followers_now_median",
    "label": "By followers now, median of posts",
    "rate": {
     "as_of": "2026-11-22T05:00:00Z",
     "computed": {
      "by": "candor",
      "formula": "(likes + comments + saves + shares) / followers now, median of the rates of the 4 newest settled posts",
      "n": 4
     },
     "metric": "engagement_rate",
     "status": "final",
     "value": 1.56
    }
   }
  ]
 },
 "meta": {
  "action": null,
  "as_of": "2026-11-22T05:00:00Z",
  "causes": [],
  "generated_at": "2026-11-22T11:00:00Z",
  "next_sync_at": "2026-11-23T05:00:00Z",
  "oldest_as_of": "2026-11-22T05:00:00Z",
  "source": "database",
  "sync": {
   "done": 0,
   "running": false,
   "total": null
  }
 },
 "state": "ready"
};

export const roster_comparison: Answer<"compareRoster"> = {
 "data": {
  "kind": "level",
  "metric": "followers",
  "platforms": [
   {
    "accounts": [
     {
      "change": {
       "computed": {
        "by": "candor",
        "formula": "followers on 2026-11-21 less followers on 2026-11-17",
        "n": 0
       },
       "metric": "followers",
       "reason": "gap",
       "status": "missing",
       "value": null
      },
      "connection": "00000000-0000-7000-8000-00000000a001",
      "creator": {
       "id": "00000000-0000-7000-8000-0000000000a1",
       "name": "Ana"
      },
      "from": "2026-11-18",
      "handle": "ana.cooks",
      "percent": null,
      "percent_reason": "gap",
      "profile_url": "https://example.com/ana.cooks",
      "state": "ready",
      "to": "2026-11-21",
      "value": {
       "as_of": "2026-11-21T05:00:00Z",
       "metric": "followers",
       "status": "final",
       "value": 1590
      }
     },
     {
      "change": {
       "computed": {
        "by": "candor",
        "formula": "followers on 2026-11-21 less followers on 2026-11-17",
        "n": 0
       },
       "metric": "followers",
       "reason": "gap",
       "status": "missing",
       "value": null
      },
      "connection": "00000000-0000-7000-8000-00000000b001",
      "creator": {
       "id": "00000000-0000-7000-8000-0000000000b1",
       "name": "Bo"
      },
      "from": "2026-11-18",
      "handle": "bo.runs",
      "percent": null,
      "percent_reason": "gap",
      "profile_url": "https://example.com/bo.runs",
      "state": "ready",
      "to": "2026-11-21",
      "value": {
       "as_of": "2026-11-21T05:00:00Z",
       "metric": "followers",
       "status": "final",
       "value": 1590
      }
     }
    ],
    "label": "Followers",
    "limits": "",
    "platform": "instagram"
   },
   {
    "accounts": [
     {
      "change": {
       "metric": "followers",
       "reason": "policy",
       "status": "missing",
       "value": null
      },
      "connection": "00000000-0000-7000-8000-00000000a002",
      "creator": {
       "id": "00000000-0000-7000-8000-0000000000a1",
       "name": "Ana"
      },
      "from": "2026-11-18",
      "handle": "ana.talks",
      "percent": null,
      "percent_reason": "policy",
      "profile_url": "https://example.com/ana.talks",
      "state": "ready",
      "to": "2026-11-21",
      "value": {
       "as_of": "2026-11-21T05:00:00Z",
       "metric": "followers",
       "status": "final",
       "value": 1590
      }
     }
    ],
    "label": "Subscribers",
    "limits": "rounded down by YouTube to three digits",
    "platform": "youtube"
   }
  ],
  "unit": "count"
 },
 "meta": {
  "action": null,
  "as_of": "2026-11-21T05:00:00Z",
  "causes": [],
  "generated_at": "2026-11-22T11:00:00Z",
  "next_sync_at": "2026-11-23T05:00:00Z",
  "oldest_as_of": "2026-11-21T05:00:00Z",
  "source": "database",
  "sync": {
   "done": 0,
   "running": false,
   "total": null
  }
 },
 "state": "ready"
};

export const roster: Answer<"getRoster"> = {
 "data": {
  "creators": [
   {
    "accounts": [
     {
      "cause": null,
      "connection": "00000000-0000-7000-8000-00000000a001",
      "connection_state": "active",
      "engagement_rate": {
       "as_of": "2026-11-22T05:00:00Z",
       "computed": {
        "by": "candor",
        "formula": "(likes + comments + saves + shares) / reach, total over total of the 4 newest settled posts",
        "n": 4
       },
       "metric": "engagement_rate",
       "status": "final",
       "value": 5
      },
      "followers": {
       "as_of": "2026-11-22T05:00:00Z",
       "metric": "followers",
       "status": "provisional",
       "value": 1600
      },
      "followers_change": {
       "as_of": "2026-10-25T05:00:00Z",
       "computed": {
        "by": "candor",
        "formula": "followers on 2026-11-22 less followers on 2026-10-25",
        "n": 2
       },
       "metric": "followers",
       "status": "provisional",
       "value": 280
      },
      "fresh": true,
      "handle": "ana.cooks",
      "last_posted_at": "2026-11-12T05:00:00Z",
      "last_synced_at": "2026-11-22T05:00:00Z",
      "next_sync_at": "2026-11-23T05:00:00Z",
      "platform": "instagram",
      "posts": {
       "as_of": "2026-11-22T05:00:00Z",
       "metric": "posts",
       "status": "provisional",
       "value": 4
      },
      "profile_url": "https://example.com/ana.cooks",
      "state": "ready",
      "token_days_left": 49,
      "token_renews": true,
      "until": "2026-12-22T11:00:00Z"
     }
    ],
    "agencies": [
     {
      "id": "00000000-0000-7000-8000-0000000000a9",
      "name": "Agency 1"
     }
    ],
    "creator": {
     "id": "00000000-0000-7000-8000-0000000000a1",
     "name": "Ana"
    },
    "state": "ready",
    "until": "2026-12-22T11:00:00Z"
   }
  ]
 },
 "meta": {
  "action": null,
  "as_of": "2026-11-22T05:00:00Z",
  "causes": [],
  "generated_at": "2026-11-22T11:00:00Z",
  "next_sync_at": "2026-11-23T05:00:00Z",
  "oldest_as_of": "2026-11-22T05:00:00Z",
  "source": "database",
  "sync": {
   "done": 0,
   "running": false,
   "total": null
  }
 },
 "state": "ready"
};

export const runs: Answer<"listRuns"> = {
 "runs": [
  {
   "calls": 2,
   "completed_at": "2026-11-22T05:00:00.9Z",
   "cost": 2,
   "duration_ms": 900,
   "id": "00000000-0000-7aaa-8000-00000000a001",
   "items": 1,
   "message": "",
   "pages": 1,
   "product": "profile",
   "rate_limited": false,
   "reset_at": null,
   "started_at": "2026-11-22T05:00:00Z",
   "status": "success",
   "total": 1,
   "trigger": "plan"
  }
 ]
};

export const session: Answer<"getSession"> = {
 "person": {
  "email": "ana@example.com",
  "id": "00000000-0000-7000-8000-0000000000a1",
  "name": "Ana",
  "role": "creator",
  "zone": "Europe/Berlin"
 }
};

export const short: Answer<"listPosts"> = {
 "data": {
  "next_cursor": null,
  "posts": [
   {
    "ai_generated": {
     "reason": "not_yet_synced",
     "value": null
    },
    "caption": {
     "value": "Post 1 <b>ש</b>"
    },
    "connection": "00000000-0000-7000-8000-00000000a00f",
    "duration": {
     "seconds": 30
    },
    "fetched_at": "2026-11-22T05:00:00Z",
    "handle": "ana.bakes",
    "id": "00000000-0000-7000-8000-0000000a00f1",
    "media_type": "short",
    "media_url": {
     "value": "https://x.cdninstagram.com/m.jpg"
    },
    "metrics": {
     "comments": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "missing where comments are off",
      "metric": "comments",
      "status": "final",
      "value": 3
     },
     "engagement_rate": {
      "metric": "engagement_rate",
      "reason": "policy",
      "status": "missing",
      "value": null
     },
     "interactions": {
      "as_of": "2026-11-22T05:00:00Z",
      "metric": "interactions",
      "reason": "not_reported",
      "status": "missing",
      "value": null
     },
     "likes": {
      "as_of": "2026-11-22T05:00:00Z",
      "limits": "missing where the owner hides them",
      "metric": "likes",
      "status": "final",
      "value": 20
     },
     "reach": {
      "as_of": "2026-11-22T05:00:00Z",
      "metric": "reach",
      "status": "final",
      "value": 200
     },
     "saves": {
      "as_of": "2026-11-22T05:00:00Z",
      "metric": "saves",
      "status": "final",
      "value": 1
     },
     "shares": {
      "as_of": "2026-11-22T05:00:00Z",
      "metric": "shares",
      "status": "final",
      "value": 1
     },
     "views": {
      "as_of": "2026-11-22T05:00:00Z",
      "metric": "views",
      "status": "final",
      "value": 300
     }
    },
    "permalink": {
     "value": "https://example.com/p"
    },
    "platform": "youtube",
    "posted_at": "2026-11-12T05:00:00Z",
    "thumbnail_url": {
     "reason": "not_offered",
     "value": null
    }
   }
  ],
  "total": 1
 },
 "meta": {
  "action": null,
  "as_of": "2026-11-22T05:00:00Z",
  "causes": [],
  "generated_at": "2026-11-22T11:00:00Z",
  "next_sync_at": "2026-11-23T05:00:00Z",
  "oldest_as_of": "2026-11-22T05:00:00Z",
  "source": "database",
  "sync": {
   "done": 0,
   "running": false,
   "total": null
  }
 },
 "state": "ready"
};

export const why_daily: Answer<"getDifference"> = {
 "data": {
  "causes": [],
  "connection": "00000000-0000-7000-8000-00000000a001",
  "day": "2026-11-17",
  "figure": {
   "metric": "followers",
   "reason": "gap",
   "status": "missing",
   "value": null
  }
 },
 "meta": {
  "action": null,
  "as_of": null,
  "causes": [],
  "generated_at": "2026-11-22T11:00:00Z",
  "next_sync_at": "2026-11-23T05:00:00Z",
  "oldest_as_of": null,
  "source": "database",
  "sync": {
   "done": 0,
   "running": false,
   "total": null
  }
 },
 "state": "ready"
};

export const why_rate: Answer<"getDifference"> = {
 "data": {
  "causes": [
   {
    "code": "formula",
    "text": "Candor computed it, by the formula beside it; Instagram may compute it otherwise, or not at all."
   },
   {
    "code": "age",
    "text": "It was read on 22 November at 05:00 UTC; the app shows this moment."
   },
   {
    "code": "missing_posts",
    "text": "It counts the posts that Instagram lists to us: deleted, private and archived ones are not among them, and Instagram may count others."
   }
  ],
  "connection": "00000000-0000-7000-8000-00000000a001",
  "figure": {
   "as_of": "2026-11-22T05:00:00Z",
   "computed": {
    "by": "candor",
    "formula": "(likes + comments + saves + shares) / reach, total over total of the 4 newest settled posts",
    "n": 4
   },
   "metric": "engagement_rate",
   "status": "final",
   "value": 5
  }
 },
 "meta": {
  "action": null,
  "as_of": "2026-11-22T05:00:00Z",
  "causes": [],
  "generated_at": "2026-11-22T11:00:00Z",
  "next_sync_at": "2026-11-23T05:00:00Z",
  "oldest_as_of": "2026-11-22T05:00:00Z",
  "source": "database",
  "sync": {
   "done": 0,
   "running": false,
   "total": null
  }
 },
 "state": "ready"
};
