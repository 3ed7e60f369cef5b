import { tableIn } from '@protocol/lang.js';
import { UNIT_LEVEL_WORDS } from '@protocol/vocabulary/people.js';
import type { Words } from '../keys';
import type { units as zh } from '../zh/units';

export const units: Words<typeof zh> = {
  title: 'This unit and those below it',
  note: 'A unit above reads figures, programmes and letters of those below, and no files.',
  above: 'The unit above: {unit}. It reads your figures, programmes and letters, and no files.',
  noneAbove: 'The unit above yours is not in the hub.',
  own: 'Yours',
  level: tableIn(UNIT_LEVEL_WORDS, 'en'),
  under: 'below {unit}',
  communities: '{n} communities',
  people: '{n} accounts',
  addBelow: 'Add a unit below',
  addAbove: 'Add the unit above',
  belowNote: 'A new unit with its first administrator, who adds its communities and people.',
  aboveNote:
    'The unit above yours with its first administrator. From then on it reads your figures; this cannot be taken back.',
  parent: 'Below which unit',
  levelLabel: 'Level',
  name: 'Name',
  code: 'Division code',
  codeHint: '6 digits',
  personName: 'Name of the first administrator',
  username: 'Account of the administrator',
  usernameHint: '2 to 50 letters, digits or . _ -',
  needed: 'required',
  made: '{unit} was made',
};
