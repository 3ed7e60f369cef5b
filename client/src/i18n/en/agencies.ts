import type { Words } from '../keys';
import type { agencies as zh } from '../zh/agencies';

export const agencies: Words<typeof zh> = {
  about:
    'What other agencies were asked for: who is to answer, by when, and what came of it. Nobody is given orders; when the day comes, whoever is in charge here asks.',
  filters: 'Filters',
  clear: 'Clear filters',
  mine: 'Mine',
  state: { waiting: 'Waiting', answered: 'Answered', withdrawn: 'Withdrawn', all: 'All' },
  ofYear: '{agency} in {year}',
  none: 'No agency is waited for.',
  noneHint:
    'An agency is asked on the page of a lead, a supervision lead, a petition or a call; it then stands here.',
  noneFound: 'None matches.',
  subject: {
    lead: 'Lead {number}',
    supervision_lead: 'Supervision lead {number}',
    petition: 'Petition {number}',
    call: 'Call {number}',
  },
  askedBy: 'asked by {name} on {day}',
  why: 'How it is counted',
  named: 'The day was named when it was asked',
  sums: {
    title: 'Agencies in {year}',
    note: 'In the order of their names; nobody is compared.',
    before: 'The year before',
    after: 'The year after',
    agency: 'Agency',
    asked: 'Asked',
    answered: 'Answered',
    inTime: 'In time',
    waiting: 'Waiting',
    late: '{n} late',
    none: 'No agency was asked in that year.',
    meant: 'Asked leaves out what was withdrawn; in time is an answer on its day or before.',
  },
};
