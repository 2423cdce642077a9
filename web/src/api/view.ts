/** Whose figures, and as of when, as every route of figures is asked. */
export interface View {
  /** A creator who lets one see them; one's own otherwise. */
  creator?: string | undefined;
  /** As they were known at the end of this day (YYYY-MM-DD), in one's own zone; as they are known now otherwise. */
  as_of?: string | undefined;
}
