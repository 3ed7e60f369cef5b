import { tableIn } from '@protocol/lang.js';
import { LIAISON_WORDS, LIGHT_WORDS } from '@protocol/vocabulary/presence.js';
import type { Words } from '../keys';
import type { watch as zh } from '../zh/watch';

export const watch: Words<typeof zh> = {
  title: 'Health of the watch',
  intro:
    'Every minute the hub checks itself: every open call is minded, all that is due is done, notices arrive.',
  fine: 'All is well',
  waits: 'The hub works, but calls wait for an answer: {n}',
  waitsText: 'Nobody answers, or it rings past the time to answer. Assign somebody on the board.',
  deaf: 'The hub works, but nobody can hear these communities now: {n}',
  deafText: 'A call from there rings only once somebody is on duty. Please ask an officer to go on duty.',
  whoWaits: 'See the {n} that wait',
  fineText: 'Every open call rings, is held, or a coordinator has been alerted.',
  found: 'Problems found: {n}',
  checked: 'Last checked {time}',
  unchecked: 'Just started, not checked yet.',
  stale: 'Not checked for {span}: please contact whoever runs the hub.',
  since: 'since {time}',
  until: '{from} to {to}',
  openCall: 'Open this call: {number} · {place}',
  past: 'Problems that are over',
  noPast: 'No problem has been over yet.',
  finding: {
    unwatched: 'A call nobody minds: it neither rings, nor is held, nor was anybody alerted',
    overdue: 'Something due was not done',
    dead_offer: 'A call is over and a ring of it has not stopped',
    notices_failing: 'Notices do not get through: {n} failed within ten minutes',
    notices_stuck: 'Notices pile up: {n} not sent',
    away_unreached: 'Nobody whose page is closed can be reached now: every channel fails',
    dispatcher_stopped: 'The dispatcher has stopped: nobody else is rung in time',
    auditor_stopped: 'The checking has stopped: problems are not reported',
    node_silent: 'One server is not heard of',
    hints_lost: 'The servers do not hear each other at once (Redis)',
    stood_still: 'The hub stood still for {n} ms',
    loop_failed: 'The test of the hub itself did not get through',
    late_found: 'The hub was away: {n} calls fell due meanwhile',
    unreadable: 'What is kept of a call cannot be read',
    files_full: 'There is no room left for pictures, documents and voice notes',
    files_lost: 'Where pictures, documents and voice notes are kept does not answer',
    webhooks_given_up: 'Events that other programs did not take in a day: {n}',
    backup_failed: 'The last scheduled backup was not made',
    backup_old: 'The last good backup is {n} hours old',
    tail_behind: 'What was written in the last {n} seconds is not in the second place yet',
    damaged: 'The database file is damaged',
    clock_off: 'The clock of a server is wrong by {n} s',
    clock_stepped: 'The clock of a server was set by {n} s',
    holidays_unknown: 'The holidays of {n} are not known yet',
  },
  advice: {
    unwatched: 'Open this call and assign somebody at once; then contact whoever runs the hub.',
    overdue:
      'Open the board and assign waiting calls by hand; if it lasts some minutes, contact whoever runs the hub.',
    dead_offer:
      'Tell the officer who is rung that there is nothing to answer; then contact whoever runs the hub.',
    notices_failing:
      'Check text messages, voice and other channels; until then telephone those whose page is closed.',
    notices_stuck: 'Contact whoever runs the hub; until then telephone those whose page is closed.',
    away_unreached:
      'Telephone those on duty whose page is closed at once, and check text messages, voice and other channels.',
    dispatcher_stopped: 'Have the hub restarted at once; until then assign every call by hand.',
    auditor_stopped: 'Contact whoever runs the hub; until then watch the board yourself.',
    node_silent: 'The other servers go on. Have whoever runs the hub look at this one.',
    hints_lost:
      'Calls and rings go on; pages on another server are some seconds late. Have whoever runs the hub look at Redis.',
    stood_still:
      'Rings and pages may have been late for a moment; nothing to do. If it comes again and again, contact whoever runs the hub.',
    loop_failed:
      'Test once more; if it fails again, telephone to make sure that rings arrive, and contact whoever runs the hub.',
    late_found:
      'See the list below: ring again with one touch, or let the hub ring them one by one, oldest first.',
    unreadable:
      'Its number and state are there, and no other call is touched. See to it by telephone, and have whoever runs the hub look for it in the backup.',
    files_full:
      'Calls, rings and words go on; files are refused. Have whoever runs the hub make room on the disk.',
    webhooks_given_up:
      'Calls and rings are as they should be. An administrator finds under “Other ways in” what was answered, and sends them again.',
    backup_failed:
      'Calls and rings go on. Contact whoever runs the hub: the reason is in its log, and the next one is made at its hour.',
    backup_old:
      'Calls and rings go on. Have whoever runs the hub look at the settings of backups and at the room on their disk.',
    tail_behind:
      'Calls and rings go on. Have whoever runs the hub look whether the second disk is there and has room; what is missing follows by itself.',
    damaged:
      'Have whoever runs the hub restore a backup at once; until then take and handle calls by telephone.',
    files_lost:
      'Calls, rings and words go on; files are neither taken nor shown. Have whoever runs the hub look at the file store.',
    clock_off:
      'Calls and rings go on, but deadlines, countdowns and one-time codes are wrong by as much. Have whoever runs the hub set the clock by a time server.',
    clock_stepped:
      'No call is lost; times of before and after do not fit together. Have whoever runs the hub make sure that the clock is right now.',
    holidays_unknown:
      'Open the working calendar in the administration, enter the days of the State Council notice and take them over, or have the hub updated. Until then deadlines of that year are counted by plain weeks.',
  },
  late: {
    title: 'Left over by an outage',
    intro:
      'These fell due while the hub was away. So that not all ring at once they wait here, and one rings each minute, oldest first.',
    due: 'was due {time}',
    turn: 'its turn: {time}',
    now: 'Ring now',
    done: '{number} rings again',
  },
  light: tableIn(LIGHT_WORDS, 'en'),
  ready: {
    title: 'Who can hear each community now',
    intro: 'Refreshed every 10 seconds.',
    search: 'Community or subdistrict',
    all: 'All',
    none: 'No community fits.',
    counts:
      'Heard {green} · by notice only {amber} · emergencies only {booked} · all busy {busy} · nobody hears {red}',
    community: 'Community',
    light: 'Now',
    liaison: 'Liaison officer',
    who: 'On duty',
    hearing: '{n} can hear',
    byNotice: '{n} by notice',
    busy: '{n} hold all they may',
    asleep: '{n} with no page open',
    nobody: 'nobody on duty',
    bookedAt: 'other calls ring from {time}',
    drill: 'Drill',
    liaisonIs: '{name}: {how}',
    liaisonNow: tableIn(LIAISON_WORDS, 'en'),
    old: 'The connection is lost: what follows may be old.',
  },
  drills: {
    title: 'Drills and self-tests',
    intro:
      'A drill is a false call, marked as one: it rings in the real order, and officers answer and close it. Communities do nothing and see nothing. Neither drills nor self-tests are in any figure.',
    start: 'Start a drill',
    loop: 'Test the hub once',
    loopStarted: 'The test has begun; its result is here within a minute',
    started: 'The drill has begun: {number}',
    choose: 'Choose a community',
    confirm: 'Officers on duty will be rung; their screens say "Drill".',
    end: 'End the drill',
    none: 'No drill or self-test yet.',
    kind: { drill: 'Drill', loop: 'Self-test' },
    daily: 'daily',
    by: 'by {name}',
    running: 'Under way',
    booked: 'It was after hours: a real call that is no emergency would not ring before {time}.',
    passed: 'Passed',
    failed: 'Not passed',
    ring: 'rang after {span}',
    received: 'received in {span}',
    accept: 'answered after {span}',
    close: 'closed after {span}',
    unheard: 'Did not hear: {names}',
    allHeard: 'All who were rung heard it',
    seconds: '{n} s',
    stage: {
      nobody: 'nobody could be rung',
      busy: 'all on duty were busy: nobody was rung',
      unanswered: 'heard, and nobody answered',
      not_received: 'the ring reached no device',
      slow: 'the ring left too late',
      not_closed: 'answered and not closed',
      ended: 'ended before an answer',
      interrupted: 'the hub stopped in between',
      connect: 'the device of the test could not connect',
      raise: 'the call was not made',
      ring: 'the ring did not arrive',
      lapse: 'the ring did not end in time',
      second_ring: 'the second ring did not arrive',
      accept: 'answering did not succeed',
      close: 'closing did not succeed',
    },
  },
};
