import { tableIn } from '@protocol/lang.js';
import { FOLLOW_UP_WORDS } from '@protocol/vocabulary/calls.js';
import type { Words } from '../keys';
import type { followUp as zh } from '../zh/follow-up';

export const followUp: Words<typeof zh> = {
  title: 'After the closing',
  kind: tableIn(FOLLOW_UP_WORDS, 'en'),
  open: { visit: 'To be followed up', reply: 'Answer awaited' },
  done: { visit: 'Followed up', reply: 'Answer received' },
  today: 'today',
  tomorrow: 'tomorrow',
  inDays: 'in {n} days',
  late: '{n} d late',
  by: '{name} sees to it',
  coordinators: '{name} is not here any more; coordinators are reminded',
  putOff: 'Put off: {note}',
  record: { visit: 'Record follow-up', reply: 'Record answer' },
  recordNote: { visit: 'How it went', reply: 'What the other body answered' },
  recorded: { visit: 'The follow-up is recorded', reply: 'The answer is recorded' },
  move: 'Change date',
  moveTo: 'New date',
  moveNote: 'Why',
  moved: 'Put off to {day}',
  needNote: 'Please write a sentence',
  needDay: 'Please choose a day after today',
  save: 'Save',
  days: '{n} days',
  other: 'Other',
  mine: 'To be followed up',
  mineNote: 'Late, or due within three days',
  all: 'All to be followed up',
  near: {
    visit: {
      near: '{number}: to be followed up tomorrow',
      due: '{number}: to be followed up today',
      over: '{number}: the follow-up is late',
    },
    reply: {
      near: '{number}: the other body should answer by tomorrow',
      due: '{number}: ask today for the result of the referral',
      over: '{number}: the other body has not answered in time',
    },
  },
};
