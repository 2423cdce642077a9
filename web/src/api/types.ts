import type { components } from "./schema.gen";

/** The shapes of the API, by the names the app uses. They come from the OpenAPI document; nothing here is written by hand. */
type Schemas = components["schemas"];

export type Account = Schemas["AccountCard"];
export type Action = Schemas["Action"];
export type Cause = Schemas["Cause"];
export type CauseCode = Schemas["CauseCode"];
export type Connection = Schemas["ConnectionRow"];
export type ConnectionState = Schemas["ConnectionState"];
export type DataState = Schemas["DataState"];
export type Figure = Schemas["Figure"];
export type MediaType = Schemas["MediaType"];
export type Meta = Schemas["Meta"];
export type Metric = Schemas["MetricBody"];
export type MetricId = Schemas["MetricID"];
export type Notice = Schemas["Notice"];
export type Overview = Schemas["OverviewData"];
export type Person = Schemas["PersonBody"];
export type Platform = Schemas["PlatformBody"];
export type Point = Schemas["Point"];
export type Post = Schemas["Post"];
export type PostHistory = Schemas["PostData"];
export type Posts = Schemas["PostsData"];
export type Reason = Schemas["Reason"];
export type Run = Schemas["Run"];
export type Series = Schemas["Series"];
export type SeriesFlag = Schemas["SeriesFlag"];
export type Sync = Schemas["Sync"];

/** Every analytics answer: its state, whatever is known, and what is worth saying about it. */
export interface Envelope<T> {
  state: DataState;
  data: T;
  meta: Meta;
}
