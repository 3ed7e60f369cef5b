/** A name that an import of communities changes or adds; a new one has none before. */
export interface NameChange {
  code: string;
  before?: string;
  name: string;
}
export interface CommunitiesImported {
  created: number;
  updated: number;
  unchanged: number;
  /** Where it was only looked at: what would change, renamed ones first, 200 at most. */
  changes?: NameChange[];
  /** So many more are not listed. */
  moreChanges?: number;
}
