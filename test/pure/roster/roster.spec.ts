import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { addDays, dayBegins, eachDay, ZONE } from '../../../src/protocol/time/local-day.js';
import { DEFAULT_CALENDAR, type WorkingCalendar } from '../../../src/calendar/working-calendar.js';
import { attendance, unplanned, type AttendedSession } from '../../../src/shift/roster-attendance.js';
import { byName, isNight, loadShares } from '../../../src/shift/load-shares.js';
import { rosterFindings, leastAtOnce, mostAtOnce, placesLeft } from '../../../src/shift/roster-findings.js';
import { addPerson, removePerson, type ShiftOverrides } from '../../../src/shift/overrides.js';
import { RosterCache } from '../../../src/directory/caches/roster.cache.js';
import {
  EMPTY_MATERIAL,
  occurrenceId,
  occurrences,
  readOccurrenceId,
  touches,
  rosteredOf,
  type RosterMaterial,
} from '../../../src/shift/occurrences.js';
import {
  occursOn,
  hoursOf,
  specialDay,
  peopleInTurn,
  type ShiftPattern,
} from '../../../src/shift/shift-pattern.js';

const HOUR = 3600_000;
/** A Monday. */
const MONDAY = '2026-11-23';
const day = fc.integer({ min: -3000, max: 3000 }).map((n) => addDays(MONDAY, n));
const pattern = (more: Partial<ShiftPattern> = {}): ShiftPattern => ({
  id: 'p',
  unitId: 'u',
  departmentId: null,
  name: '白班',
  role: 'first',
  min: 1,
  max: 2,
  startMinute: 9 * 60,
  endMinute: 17 * 60,
  weekdays: [0, 1, 2, 3, 4, 5, 6],
  everyWeeks: 1,
  days: 'all',
  fromDay: MONDAY,
  untilDay: null,
  anchorDay: MONDAY,
  rotation: [['a']],
  temporaryId: null,
  ...more,
});
const material = (more: Partial<RosterMaterial> = {}): RosterMaterial => ({
  ...EMPTY_MATERIAL,
  patterns: [pattern()],
  ...more,
});
const one = (m: RosterMaterial, on = MONDAY) => occurrences(m, DEFAULT_CALENDAR, on, on)[0]!;
const people = (m: RosterMaterial, on = MONDAY) => one(m, on).people.map((p) => p.personId);
/** Thursday off, Saturday worked for it. */
const HOLIDAYS: WorkingCalendar = {
  ...DEFAULT_CALENDAR,
  days: new Map([
    ['2026-11-26', []],
    ['2026-11-28', DEFAULT_CALENDAR.week[1]!],
  ]),
};

describe('a recurring shift', () => {
  test('its hours are the wall clock’s, over midnight too', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: 0, max: 1439 }),
        (on, startMinute, endMinute) => {
          const { from, to } = hoursOf({ startMinute, endMinute }, on);
          const wall = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(ZONE);
          expect(wall(from).hour * 60 + wall(from).minute).toBe(startMinute);
          expect(wall(to).hour * 60 + wall(to).minute).toBe(endMinute);
          expect(wall(from).toPlainDate().toString()).toBe(on);
          expect(to - from).toBeGreaterThan(0);
          expect(to - from).toBeLessThanOrEqual(24 * HOUR);
        },
      ),
    );
  });
  test('every n weeks falls on n weeks later and on none between, and never outside its days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 300 }), (everyWeeks, n) => {
        const p = pattern({ everyWeeks, untilDay: addDays(MONDAY, 250) });
        const on = addDays(MONDAY, n);
        expect(occursOn(p, on, DEFAULT_CALENDAR)).toBe(Math.floor(n / 7) % everyWeeks === 0 && n <= 250);
      }),
    );
    expect(occursOn(pattern(), addDays(MONDAY, -1), DEFAULT_CALENDAR)).toBe(false);
  });
  test('working days follow the calendar: not the holiday, but the make-up Saturday', () => {
    const on = (days: ShiftPattern['days'], weekdays = [0, 1, 2, 3, 4, 5, 6]) =>
      eachDay(MONDAY, '2026-11-29')
        .filter((d) => occursOn(pattern({ days, weekdays }), d, HOLIDAYS))
        .map((d) => d.slice(8));
    expect(on('working')).toEqual(['23', '24', '25', '27', '28']);
    expect(on('working', [1, 2, 3, 4, 5])).toEqual(['23', '24', '25', '27', '28']);
    expect(on('off')).toEqual(['26', '29']);
    expect(on('all', [4, 6])).toEqual(['26', '28']);
    expect(specialDay(HOLIDAYS, '2026-11-26')).toBe('holiday');
    expect(specialDay(HOLIDAYS, '2026-11-28')).toBe('makeup');
    expect(specialDay(HOLIDAYS, '2026-11-29')).toBe(null);
  });
  test('the turn goes round, and goes on where a change begins a new piece', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 1, max: 3 }),
        (length, week, everyWeeks) => {
          const rotation = Array.from({ length }, (_, k) => [`person ${k}`]);
          const p = pattern({ rotation, everyWeeks });
          const on = addDays(MONDAY, week * 7 * everyWeeks + 3);
          expect(peopleInTurn(p, on)).toEqual([`person ${week % length}`]);
          expect(peopleInTurn({ ...p, fromDay: on }, on)).toEqual(peopleInTurn(p, on));
        },
      ),
    );
    expect(peopleInTurn(pattern({ rotation: [] }), MONDAY)).toEqual([]);
  });
});

describe('one day’s shift', () => {
  const override = (added: [string, number | null][], removed: [string, number | null][]) => [
    {
      patternId: 'p',
      day: MONDAY,
      added: added.map(([personId, from]) => ({ personId, from })),
      removed: removed.map(([personId, from]) => ({ personId, from })),
      version: 1,
    },
  ];
  test('adds, takes off and replaces for this once', () => {
    expect(people(material({ overrides: override([['b', null]], []) }))).toEqual(['a', 'b']);
    expect(people(material({ overrides: override([], [['a', null]]) }))).toEqual([]);
    const replaced = material({ overrides: override([['b', null]], [['a', null]]) });
    expect(people(replaced)).toEqual(['b']);
    expect(people(replaced, addDays(MONDAY, 1))).toEqual(['a']);
  });
  test('who takes over in the middle is on it from then, the other until then, nobody twice', () => {
    const noon = dayBegins(MONDAY) + 12 * HOUR;
    const shift = one(material({ overrides: override([['b', noon]], [['a', noon]]) }));
    expect(shift.people.map((p) => [p.personId, p.from, p.to])).toEqual([
      ['a', shift.from, noon],
      ['b', noon, shift.to],
    ]);
    expect([leastAtOnce(shift), mostAtOnce(shift), placesLeft(shift)]).toEqual([1, 1, 1]);
    expect(rosterFindings([shift])).toEqual([]);
    const gone = one(material({ overrides: override([], [['a', noon]]) }));
    expect(rosterFindings([gone])).toMatchObject([{ kind: 'gap', count: 1 }]);
  });
  test('out and back, and out and back again, keeps every time somebody was there', () => {
    const at = (hour: number, minute = 0) => dayBegins(MONDAY) + hour * HOUR + minute * 60_000;
    const whole = pattern({ startMinute: 0, endMinute: 0, max: 1 });
    const lived = (differs: ShiftOverrides) =>
      one(
        material({
          patterns: [whole],
          overrides: [{ patternId: 'p', day: MONDAY, version: 1, ...differs }],
        }),
      );
    const stands = (differs: ShiftOverrides, id: string) =>
      lived(differs).people.findLast((p) => p.personId === id)!;
    const cover = (differs: ShiftOverrides, from: string, to: string, when: number) => {
      const off = removePerson(differs, from === 'a', stands(differs, from), when);
      return addPerson(off, to === 'a', to, when);
    };
    const times = (differs: ShiftOverrides) =>
      lived(differs)
        .people.map((p) => [p.personId, p.from, p.to])
        .sort((x, y) => Number(x[1]) - Number(y[1]));
    const once = cover({ added: [], removed: [] }, 'a', 'b', at(6, 6));
    const back = cover(once, 'b', 'a', at(6, 7));
    expect(times(back)).toEqual([
      ['a', at(0), at(6, 6)],
      ['b', at(6, 6), at(6, 7)],
      ['a', at(6, 7), at(24)],
    ]);
    expect(rosterFindings([lived(back)])).toEqual([]);
    expect(loadShares([lived(back)], DEFAULT_CALENDAR).get('a')).toMatchObject({
      shifts: 1,
      minutesRostered: 1439,
    });
    const again = cover(cover(back, 'a', 'b', at(9)), 'b', 'a', at(12));
    expect(times(again).filter(([id]) => id === 'a')).toEqual([
      ['a', at(0), at(6, 6)],
      ['a', at(6, 7), at(9)],
      ['a', at(12), at(24)],
    ]);
    expect(rosterFindings([lived(again)])).toEqual([]);
    // Back in the very minute in which they went, they were never away.
    expect(times(cover(cover({ added: [], removed: [] }, 'a', 'b', at(8)), 'b', 'a', at(8)))).toEqual([
      ['a', at(0), at(24)],
    ]);
  });
  test('leave that blocks takes them off and leaves a gap; other leave is only said', () => {
    const leave = (blocks: boolean) =>
      one(material({ leaves: [{ personId: 'a', fromDay: MONDAY, untilDay: MONDAY, blocks }] }));
    expect([leave(true).people, leave(true).away]).toEqual([[], ['a']]);
    expect(rosterFindings([leave(true)]).map((f) => f.kind)).toEqual(['gap', 'leave']);
    expect(rosterFindings([leave(false)])).toMatchObject([{ kind: 'leave', personIds: ['a'] }]);
  });
  test('a night counts as leave where it runs into it, and not where it only touches', () => {
    const night = pattern({ startMinute: 20 * 60, endMinute: 8 * 60 });
    const on = (fromDay: string) =>
      one({
        ...EMPTY_MATERIAL,
        patterns: [night],
        leaves: [{ personId: 'a', fromDay, untilDay: fromDay, blocks: true }],
      }).away;
    expect(on('2026-11-24')).toEqual(['a']);
    expect(on('2026-11-25')).toEqual([]);
    expect(on('2026-11-22')).toEqual([]);
  });
  test('a temporary roster stands alone while it lasts', () => {
    const spring = { id: 't', unitId: 'u', name: '春节', fromDay: '2026-11-25', untilDay: '2026-11-26' };
    const m = material({
      patterns: [pattern(), pattern({ id: 'q', name: '假日班', temporaryId: 't', fromDay: '2026-01-01' })],
      temporaries: [spring],
    });
    const shown = occurrences(m, DEFAULT_CALENDAR, MONDAY, '2026-11-29').map((s) => s.patternId);
    expect(shown).toEqual(['p', 'p', 'q', 'q', 'p', 'p', 'p']);
  });
  test('two shifts at once are found on both, one after the other on none', () => {
    const at = (endMinute: number, startMinute: number) =>
      rosterFindings(
        occurrences(
          material({
            patterns: [pattern({ endMinute }), pattern({ id: 'q', startMinute, endMinute: 18 * 60 })],
          }),
          DEFAULT_CALENDAR,
          MONDAY,
          MONDAY,
        ),
      );
    expect(at(12 * 60, 12 * 60)).toEqual([]);
    expect(at(12 * 60 + 1, 12 * 60)).toMatchObject([
      { kind: 'double', patternId: 'p', personIds: ['a'] },
      { kind: 'double', patternId: 'q', personIds: ['a'] },
    ]);
  });
  test('too many are said', () => {
    expect(
      rosterFindings([one(material({ patterns: [pattern({ rotation: [['a', 'b', 'c']] })] }))]),
    ).toMatchObject([{ kind: 'over', count: 1 }]);
  });
  test('its name reads back', () => {
    expect(readOccurrenceId(occurrenceId('0190-ab', MONDAY))).toEqual({ patternId: '0190-ab', day: MONDAY });
    for (const text of ['', 'x', 'x.2026', `x.${MONDAY}.y`, `.${MONDAY}`])
      expect(readOccurrenceId(text)).toBe(undefined);
  });
});

describe('whatever is changed', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd');
  const change = fc.record({
    personId: id,
    from: fc.option(fc.integer({ min: 0, max: 30 }).map((h) => dayBegins(MONDAY) + h * HOUR)),
  });
  const any = fc.record({
    rotation: fc.array(fc.uniqueArray(id, { maxLength: 4 }), { maxLength: 3 }),
    startMinute: fc.integer({ min: 0, max: 1439 }),
    endMinute: fc.integer({ min: 0, max: 1439 }),
    added: fc.array(change, { maxLength: 3 }),
    removed: fc.array(change, { maxLength: 3 }),
    leaves: fc.array(
      fc.record({
        personId: id,
        fromDay: fc.constant(MONDAY),
        untilDay: fc.constantFrom(MONDAY, '2026-11-24'),
        blocks: fc.boolean(),
      }),
      { maxLength: 2 },
    ),
  });
  const built = any.map(({ rotation, startMinute, endMinute, added, removed, leaves }) =>
    material({
      patterns: [pattern({ rotation, startMinute, endMinute })],
      overrides: [{ patternId: 'p', day: MONDAY, added, removed, version: 1 }],
      leaves,
    }),
  );
  test('nobody is on one shift twice, nor beyond it, nor on leave that blocks; the counts agree', () => {
    fc.assert(
      fc.property(built, (m) => {
        const shift = one(m);
        for (const p of shift.people) {
          // Who went and came back has a time for each, apart from one another.
          for (const q of shift.people)
            if (q !== p && q.personId === p.personId) expect(q.to < p.from || p.to < q.from).toBe(true);
          expect(m.leaves.some((l) => l.blocks && l.personId === p.personId && touches(l, p))).toBe(false);
          expect(p.from).toBeGreaterThanOrEqual(shift.from);
          expect(p.to).toBeLessThanOrEqual(shift.to);
          expect(p.from).toBeLessThan(p.to);
        }
        expect(leastAtOnce(shift)).toBeLessThanOrEqual(mostAtOnce(shift));
        const gap = rosterFindings([shift]).find((f) => f.kind === 'gap')?.count ?? 0;
        expect(gap).toBe(Math.max(0, shift.min - leastAtOnce(shift)));
      }),
    );
  });
  test('what routing is told at an instant is who is on a shift then, however far the clock has gone', () => {
    fc.assert(
      fc.property(built, fc.integer({ min: -48, max: 24 * 40 }), (m, hours) => {
        const kept = new RosterCache();
        kept.keep(new Map([['u', m]]));
        const at = dayBegins(MONDAY) + hours * HOUR;
        kept.at('u', dayBegins(MONDAY));
        const all = occurrences(m, DEFAULT_CALENDAR, addDays(MONDAY, -5), addDays(MONDAY, 45));
        expect(kept.at('u', at)).toEqual(rosteredOf(all).filter((r) => r.from <= at && at < r.to));
        expect(kept.at('elsewhere', at)).toEqual([]);
      }),
    );
  });
});

describe('sign-on beside the roster', () => {
  const shift = one(material());
  const session = (from: number, to: number, personId = 'a', forgotten = false): AttendedSession => ({
    personId,
    from: shift.from + from * 60_000,
    to: shift.from + to * 60_000,
    forgotten,
  });
  const presence = (sessions: AttendedSession[], minutes = 600) =>
    attendance([shift], sessions, shift.from + minutes * 60_000, 300)[0]!;
  test.each([
    ['in time', [session(-10, 480)], 'present', 0],
    ['five minutes are no delay', [session(5, 480)], 'present', 0],
    ['a minute more is', [session(6, 480)], 'late', 360],
    ['never', [], 'absent', 0],
    ['gone early', [session(0, 200)], 'left', 0],
    ['only before', [session(-100, 0)], 'absent', 0],
  ] as const)('%s', (_, sessions, expected, lateSeconds) => {
    expect(presence([...sessions])).toMatchObject({ presence: expected, lateSeconds });
  });
  test('nothing is said before it has begun, nor a forgotten sign-off changed', () => {
    expect(presence([], 4).presence).toBe('yet');
    expect(presence([session(0, 700, 'a', true)])).toMatchObject({ presence: 'present', forgotten: true });
  });
  test('who serves without a shift is unplanned', () => {
    const both = [session(0, 480), session(0, 100, 'b'), session(500, 600, 'a'), session(0, 3, 'c')];
    expect(unplanned([shift], both, 300).map((s) => s.personId)).toEqual(['b', 'a']);
  });
});

describe('the shared load', () => {
  test('counts nights, days off and minutes, each person alone', () => {
    const m = material({
      patterns: [
        pattern({ days: 'working' }),
        pattern({ id: 'n', startMinute: 20 * 60, endMinute: 8 * 60, rotation: [['b']] }),
      ],
    });
    const all = loadShares(occurrences(m, HOLIDAYS, MONDAY, '2026-11-29'), HOLIDAYS);
    expect(all.get('a')).toEqual({
      personId: 'a',
      shifts: 5,
      nights: 0,
      daysOff: 0,
      minutesRostered: 5 * 480,
    });
    expect(all.get('b')).toEqual({
      personId: 'b',
      shifts: 7,
      nights: 7,
      daysOff: 2,
      minutesRostered: 7 * 720,
    });
  });
  test('an evening is no night', () => {
    const h = (start: number, end: number) =>
      isNight(hoursOf({ startMinute: start * 60, endMinute: end * 60 }, MONDAY));
    expect([h(17, 0), h(17, 1), h(22, 6), h(4, 12), h(5, 12)]).toEqual([false, true, true, true, false]);
  });
  test('names stand by pinyin', () => {
    const names = ['赵', '王', '陈', '李'].map((name) => ({ name })).sort(byName('zh'));
    expect(names.map((n) => n.name)).toEqual(['陈', '李', '王', '赵']);
  });
});
