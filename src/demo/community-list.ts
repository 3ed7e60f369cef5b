/** A list of communities that ships with the hub: a file of ours, so it needs no process of its own. */
import { COMMUNITY_COLUMNS, readCommunities, type ReadCommunities } from '../units/import/import.js';
import { listGrids } from '../sheets/read-list.js';
import { tableIn } from '../sheets/table.js';

/** @throws Refusal where a quote is broken */
export const communitiesIn = (text: string): ReadCommunities =>
  readCommunities(
    listGrids(text)
      .map((grid) => tableIn(grid, COMMUNITY_COLUMNS, 'csv'))
      .find((table) => table !== undefined),
  );
