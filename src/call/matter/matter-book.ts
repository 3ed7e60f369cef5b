/** One matter that several calls are of: what is kept of it with each of them. Pure. */

/** A call of the matter. */
export interface MatterPart {
  id: string;
  /** The call with which it came into the matter: undone, they leave together. */
  came: string;
  /** Who merged it; null: it was there first. */
  by: string | null;
}
export interface MatterOfCalls {
  /** The call that leads it: it stands for the matter where a matter is counted once. */
  lead: string;
  /** In the order in which they were raised. */
  calls: MatterPart[];
  /** How many residents called, by what was known of them at the merge. */
  residents: number;
}
export interface MatterBook extends MatterOfCalls {
  /** Nobody held it, and this officer does since it became part of the matter. */
  took?: string;
}
