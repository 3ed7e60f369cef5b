/** A list of communities that ships with the hub: a file of ours, so it needs no process of its own. */
import {
  COMMUNITY_COLUMNS,
  readCommunities,
  type ReadCommunities,
} from '../units/import/communities-import-sheet.js';
import { csvGrids } from '../sheets/read-csv.js';
import { findTable } from '../sheets/find-table.js';

/** @throws Refusal where a quote is broken */
export const readCommunityCsv = (text: string): ReadCommunities =>
  readCommunities(
    csvGrids(text)
      .map((grid) => findTable(grid, COMMUNITY_COLUMNS, 'csv'))
      .find((table) => table !== undefined),
  );
