import { tableIn } from '@protocol/lang.js';
import { HELP_STATE_WORDS } from '@protocol/vocabulary/calls.js';
import { PETITION_TOLD } from '@protocol/vocabulary/petitions.js';
import type { Words } from '../keys';
import type { careBoard as zh } from '../zh/care-board';

export const careBoard: Words<typeof zh> = {
  leaving: 'Handing over',
  returned: 'Given back, review within {span}',
  returnedLate: 'Review is late by {span}',
  orphan: {
    left: 'Nobody took it: please assign',
    forgotten: 'Its holder forgot to sign off; nobody works on it',
    shift_over: 'The shift is over; nobody works on it',
  },
  giveTo: 'Give to {name}',
  look: 'Review',
  mark: { returned: 'Given back', passedOn: 'Being passed on', help: 'Helpers {n}' },
  review: {
    title: 'Given back',
    by: '{name} gave it back ({n})',
    due: 'Review by {time}',
    late: 'Late',
    third: 'Given back a third time: it takes a ruling that names who handles it and cannot be returned.',
    upheld: 'Uphold, ask others',
    sent_back: 'Send back to go on',
    ruled: 'Rule',
    to: 'To whom',
    anybody: 'Ask the best-placed in turn',
    stays: '{name} (holds it now)',
    words: 'What you say to it',
    wantWords: 'Please say something to it',
    wantTo: 'Please name who handles it',
    send: 'Decide',
    done: 'Reviewed',
    passedOn: 'Upheld: others are being asked to take it.',
  },
  help: {
    title: 'Help from others',
    what: 'Asked',
    answer: 'Answer',
    late: 'Late',
    due: 'Answer by {time}',
    state: tableIn(HELP_STATE_WORDS, 'en'),
  },
  handover: { anybody: 'the best-placed colleague' },
  journal: {
    help_asked: '{who} asked {to} to help, by {time}',
    help_agreed: '{to} agreed to help',
    help_declined: '{to} could not help',
    help_answered: '{to} answered',
    help_withdrawn: {
      holder: '{who} withdrew the request to {to}',
      closed: 'The request to {to} was withdrawn with the closing',
    },
    help_reminded: {
      near: 'Reminded {to}: the answer is due soon',
      due: 'Reminded {to}: the answer is due',
      over: 'Reminded {to}: the answer is late',
    },
    follow_up_reminded: {
      visit: {
        near: 'Reminded: to be followed up tomorrow',
        due: 'Reminded: to be followed up today',
        over: 'Reminded: the follow-up is late',
      },
      reply: {
        near: 'Reminded: the other body should answer by tomorrow',
        due: 'Reminded: the other body should answer today',
        over: 'Reminded: the other body has not answered in time',
      },
    },
    follow_up_put_off: {
      visit: '{who} put off the follow-up to {day}',
      reply: '{who} put off the date for the other body’s answer to {day}',
    },
    followed_up: { visit: '{who} recorded the follow-up', reply: '{who} recorded the other body’s answer' },
    toFollow: { visit: 'To be followed up by {day}', reply: 'The other body answers by {day}' },
    somebody: 'the helper',
    returned: '{who} gave it back ({n}), waiting for review',
    review_late: 'The review is late; reminded',
    reviewed: {
      upheld: '{who} upheld it and asks others',
      upheldTo: '{who} upheld it and asks {officer}',
      sent_back: '{who} sent it back to go on',
      ruled: '{who} ruled that {officer} handles it',
    },
    left: 'Nobody took it; left to the coordinator',
    petition_told: '{who} noted: {stage}',
    merged: '{who} made it one matter of {n} calls',
    mergedTaken: '{who} made it one matter of {n} calls, handled by {officer}',
    unmerged: {
      apart: '{who} parted it: it stands by itself',
      back: '{who} parted it: it stands by itself and rings again',
      others: '{who} parted others from it; {n} calls are left',
    },
  },
  petitionStage: 'Since passed on',
  toPetition: 'When it is to be answered',
  petition: tableIn(PETITION_TOLD, 'en'),
};
