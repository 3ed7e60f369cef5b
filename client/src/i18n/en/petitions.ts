import { tableIn } from '@protocol/lang.js';
import { PETITION_STEP_WORDS, PETITION_WAY_WORDS } from '@protocol/vocabulary/petitions.js';
import type { Words } from '../keys';
import type { petitions as zh } from '../zh/petitions';

export const petitions: Words<typeof zh> = {
  title: 'Petitions',
  intro:
    'Petitions passed to the 12309 service centre; their time counts from the day they were passed on. At each step the community that called hears how far it is, and nothing of what was said.',
  list: 'Petitions passed on',
  none: 'No petition waits for an answer.',
  noneAll: 'No petition was passed on yet.',
  noneNext: 'A petition call that is closed as referred is here within a minute.',
  filter: 'Only',
  open: 'Waiting',
  all: 'All',
  mine: 'Passed on by me',
  oneCall: 'Only this call',
  figure: {
    title: 'Letters answered in time',
    of: '{n} of {of}',
    none: 'Nothing fell due in the last year.',
    coverage: 'Due: {of}; answered: {n}; in time: {inTime}.',
    waiting: 'Still waiting for an answer: {n}',
    meant:
      'Answers by procedure that fell due in the last year: in time, of all that were due. A petition never counts as solved.',
  },
  step: tableIn(PETITION_STEP_WORDS, 'en'),
  way: tableIn(PETITION_WAY_WORDS, 'en'),
  awaits: { procedure: 'Answer by procedure', progress: 'Progress or outcome' },
  due: '{what} by {day}',
  light: { on_time: 'In time', soon: 'Soon due', late: 'Overdue' },
  state: { open: 'Waiting', told: 'Outcome told', withdrawn: 'Withdrawn: the call was opened again' },
  handedOn: 'Passed on by {name}, {day}',
  receipt: '12309 number {number}',
  noReceipt: 'No 12309 number yet',
  why: 'Why then',
  begins: 'from',
  day: {
    asked: '{day}: passed on',
    month: '{day}: {n} months later',
    off: '{day}: not a working day',
    moved: '{day}: the next that is',
  },
  history: 'What was done ({n})',
  noHistory: 'Nothing was noted yet.',
  toCall: 'To the call',
  done: '{day} {step}',
  by: 'noted by {name}, {time}',
  inTime: 'In time',
  tooLate: 'Too late',
  earlier: 'Before it was opened again',
  note: 'Note: {step}',
  form: {
    title: 'Note: {step}',
    on: 'Which day',
    receipt: 'The number at 12309',
    receiptHint: 'As on the receipt',
    receiptNeeded: 'Please enter the number',
    how: 'Told how',
    note: 'Remark, for your unit only',
    noteHint: 'May stay empty; the community hears only how far it is',
    go: 'Note it',
    saved: 'Noted; the community hears how far it is',
    onceOnly: 'Each step is noted once and cannot be changed.',
  },
  source:
    'Set by the administrator under “Times and telephones”, and fixed once it was passed on. Source: practice of the procuratorates on letters; an answer by procedure in seven days, progress or outcome in three months, then progress each month.',
};
