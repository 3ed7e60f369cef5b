/**
 * Bugs to plant, one at a time: each is a small wrong turn that somebody could really take, and the specs that
 * must notice. `find` stands exactly once in its file.
 */
const LIFE = 'test/pure/call/life.spec.ts';
const DECIDE = 'test/pure/call/decide.spec.ts';
const ROUTE = 'test/pure/routing/route.spec.ts';
const SIMULATION = 'test/simulation/simulation.spec.ts';
const ONE = 'test/promises/exactly-one.spec.ts';
const LADDER = 'test/promises/ladder.spec.ts';
const RECKON = 'test/pure/calendar/reckon.spec.ts';
const TURN = 'test/pure/duty/turn.spec.ts';

export interface Bug {
  name: string;
  file: string;
  find: string;
  put: string;
  /** Tried one after another; the first that fails has caught it. */
  caughtBy: readonly string[];
}

export const BUGS: readonly Bug[] = [
  {
    name: 'no condition on the accept',
    file: 'src/call/decide.ts',
    find: 'const liveRing = (script: Script, offer: Offer) => script.call.rings.find((r) => r.id === offer.id);',
    put: "const liveRing = (script: Script, offer: Offer) => ({ ...offer, kind: script.call.line.state === 'active' ? 'transfer' : 'ladder' });",
    caughtBy: [DECIDE, ONE],
  },
  {
    name: 'a call written past the version that was seen',
    file: 'src/call/journal.ts',
    find: "'id = ? and version = ?', [after.id, before.version]",
    put: "'id = ? and version >= ?', [after.id, before.version + 1]",
    caughtBy: [ONE],
  },
  {
    name: 'a deadline off by one',
    file: 'src/call/decide.ts',
    find: 'script.call.rings.filter((r) => r.expiresAt <= script.now)',
    put: 'script.call.rings.filter((r) => r.expiresAt < script.now)',
    caughtBy: [LIFE, SIMULATION],
  },
  {
    name: 'a ring lapses twice',
    file: 'src/call/fold-rings.ts',
    find: '  lapsed(draft, data) {\n    draft.rings = without(draft.rings, data.rings);',
    put: '  lapsed(draft, data) {\n    draft.rings = without(draft.rings, data.rings.slice(1));',
    caughtBy: [LIFE, SIMULATION],
  },
  {
    name: 'a paused officer is rung',
    file: 'src/routing/route.ts',
    find: "if (c.paused) return 'paused';",
    put: '',
    caughtBy: [ROUTE, SIMULATION],
  },
  {
    name: 'one call more than the limit',
    file: 'src/routing/route.ts',
    find: 'c.held >= q.heldLimit',
    put: 'c.held > q.heldLimit',
    caughtBy: [ROUTE, SIMULATION],
  },
  {
    name: 'who declined is rung again',
    file: 'src/routing/route.ts',
    find: "if (q.declinedNow.has(c.id)) return 'declined';",
    put: '',
    caughtBy: [ROUTE, SIMULATION],
  },
  {
    name: 'sleeping pages are rung though others are awake',
    file: 'src/routing/route.ts',
    find: 'const wake = !q.gateway && (spare ? freshAwake : awake);',
    put: 'const wake = !q.gateway && spare && freshAwake;',
    caughtBy: [ROUTE],
  },
  {
    name: 'a call waits and nobody is told',
    file: 'src/call/ladder.ts',
    find: '  alert(script, known, why);',
    put: '',
    caughtBy: [LIFE, SIMULATION],
  },
  {
    name: 'a waiting call is never rung again',
    file: 'src/call/state.ts',
    find: "if (line.state === 'waiting' && retryAt !== null) instants.push(retryAt);",
    put: '',
    caughtBy: [LIFE, SIMULATION],
  },
  {
    name: 'the newest waiting call first',
    file: 'src/call/scene.ts',
    find: 'case when drill is null then 0 else 1 end, raised_at, id`',
    put: 'case when drill is null then 0 else 1 end, raised_at desc, id`',
    caughtBy: ['test/promises/waiting.spec.ts'],
  },
  {
    name: 'the other rings go on after an accept',
    file: 'src/call/decide.ts',
    find: 'withdrew: named(rings.filter((r) => r !== live))',
    put: 'withdrew: []',
    caughtBy: [LIFE, SIMULATION],
  },
  {
    name: 'signing off leaves the rings ringing',
    file: 'src/call/decide.ts',
    find: "  if (!rings.length) return;\n  script.add('withdrawn', { rings: named(rings), why }, officerId);",
    put: "  if (rings.length < 2) return;\n  script.add('withdrawn', { rings: named(rings), why }, officerId);",
    caughtBy: [SIMULATION, DECIDE],
  },
  {
    name: 'a petition closed as solved',
    file: 'src/call/closing.ts',
    find: "if (line.category === 'petition' && solved)",
    put: "if (line.category === 'petition' && !solved)",
    caughtBy: [DECIDE],
  },
  {
    name: 'a ring tells the words',
    file: 'src/call/views.ts',
    find: '      ...(drill !== null && { drill }),\n    };\n  }\n  ring(',
    put: '      ...(drill !== null && { drill }),\n      ...{ summary: line.summary },\n    };\n  }\n  ring(',
    caughtBy: [SIMULATION, LADDER],
  },
  {
    name: 'the handler hears how they were rated',
    file: 'src/call/views.ts',
    find: '    const { rating: _rating, ...rest } = summary;\n    return rest;',
    put: '    return summary;',
    caughtBy: ['test/promises/deeds.spec.ts', 'test/promises/channels.spec.ts'],
  },
  {
    name: 'the stretch before midnight is counted again after it',
    file: 'src/duty/turn.ts',
    find: '{ ...duty, stretches: [], runningFrom: duty.runningFrom === null ? null : now }',
    put: '{ ...duty, runningFrom: duty.runningFrom }',
    caughtBy: [TURN, SIMULATION],
  },
  {
    name: 'a coordinator of another unit sees the call',
    file: 'src/call/relation.ts',
    find: 'if (coordinates && actor.unitId === line.unitId)',
    put: 'if (coordinates)',
    caughtBy: [DECIDE, 'test/promises/access.spec.ts'],
  },
  {
    name: 'a repeated click is another call',
    file: 'src/call/raising.ts',
    find: "'select id, raised_by from call where client_call_id = ?'",
    put: "'select id, raised_by from call where client_call_id = ? and 1 = 0'",
    caughtBy: ['test/promises/raise.spec.ts'],
  },
  {
    name: 'pages of any origin may connect',
    file: 'src/channels/channels.ts',
    find: '!this.closing && originAllowed(request, this.config)',
    put: '!this.closing',
    caughtBy: ['test/promises/channels.spec.ts'],
  },
  {
    name: 'a pause gives back the nights and weekends in it',
    file: 'src/calendar/reckon.ts',
    find: 'const due = working ? addWorking(calendar, at, left) : at + left;',
    put: 'const due = working ? addWorking(calendar, from, total)! + (at - from) - (total - left) : at + left;',
    caughtBy: [RECKON],
  },
  {
    name: 'a make-up day is a holiday',
    file: 'src/calendar/shipped.ts',
    find: "kind: work ? ('make_up' as const) : ('holiday' as const)",
    put: "kind: 'holiday' as const",
    caughtBy: ['test/pure/calendar/holidays.spec.ts'],
  },
  {
    name: 'what is late is spoken of without end',
    file: 'src/call/clock-deeds.ts',
    find: 'return due + (Math.floor((now - due) / DAY) + 1) * DAY;',
    put: 'return now;',
    caughtBy: [LIFE, SIMULATION],
  },
  {
    name: 'a pause that is over goes on',
    file: 'src/call/clock-deeds.ts',
    find: 'until !== null && until <= script.now',
    put: 'until !== null && until < 0',
    caughtBy: [LIFE, SIMULATION],
  },
  {
    name: 'a recused officer is rung',
    file: 'src/routing/route.ts',
    find: "if (q.recused.has(c.id)) return 'recused';",
    put: '',
    caughtBy: [ROUTE, DECIDE],
  },
  {
    name: 'who recuses themselves keeps the call',
    file: 'src/call/recusal.ts',
    find: "const gaveUp = line.state === 'active' && line.holderId === officerId;",
    put: "const gaveUp = line.state === 'ringing' && line.holderId === officerId;",
    caughtBy: [DECIDE],
  },
  {
    name: 'danger is booked for the morning',
    file: 'src/call/own.ts',
    find: "urgency === 'emergency' || ",
    put: '',
    caughtBy: [LIFE, 'test/promises/policies.spec.ts'],
  },
  {
    name: 'an owner of last resort a second too late',
    file: 'src/call/own.ts',
    find: 'promised > script.now',
    put: 'promised >= script.now',
    caughtBy: [DECIDE],
  },
  {
    name: 'a ring explained by another choice',
    file: 'src/routing/asked.ts',
    find: '(now - c.lastRungAt).toString(36)',
    put: '(c.lastRungAt - now).toString(36)',
    caughtBy: ['test/pure/call/rerun.spec.ts'],
  },
  {
    name: 'everybody reads why somebody is recused',
    file: 'src/call/details.ts',
    find: "(deed !== 'recused' && deed !== 'unrecused')",
    put: "(deed !== 'rated' && deed !== 'unrecused')",
    caughtBy: ['test/promises/recusal.spec.ts'],
  },
  {
    name: 'a deed on an old call leaves the roll-ups as they were',
    file: 'src/call/scene.ts',
    find: 'if (before) await adjust(this.tx, this.now, before.line, script.call.line);',
    put: '',
    caughtBy: ['test/promises/figures.spec.ts'],
  },
  {
    name: 'what a call counted for before is not taken away',
    file: 'src/reports/adjusting.ts',
    find: 'fold.add(before, -1);',
    put: '',
    caughtBy: ['test/pure/reports/rollups.spec.ts'],
  },
  {
    name: 'a month counts whole that the span only begins',
    file: 'src/hours/cover.ts',
    find: 'begins && (after <= last || toTheEnd)',
    put: 'begins && (after <= last || toTheEnd || true)',
    caughtBy: ['test/pure/hours/cover.spec.ts'],
  },
  {
    name: 'the whole evening between two deeds is work on the call',
    file: 'src/hours/sittings.ts',
    find: 'last && at - last.to <= gap',
    put: 'last',
    caughtBy: ['test/pure/hours/sittings.spec.ts'],
  },
  {
    name: 'a sitting takes the time of what is running',
    file: 'src/call/sitting-lines.ts',
    find: 'without(sitting, runs)',
    put: 'without(sitting, runs.slice(0, 0))',
    caughtBy: ['test/promises/service.spec.ts'],
  },
  {
    name: 'a forgotten check-in counts until somebody looks',
    file: 'src/hours/service.ts',
    find: 'over ? row.dueAt! : now',
    put: 'now',
    caughtBy: ['test/promises/service.spec.ts'],
  },
];
