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
const SETTLING = 'test/pure/hours/settling.spec.ts';
const ISSUING = 'test/pure/certificates/issuing.spec.ts';
const SHEETS = 'test/pure/sheets/sheets.spec.ts';
const SHOWN = 'test/pure/reports/shown.spec.ts';
const ACCESS = 'test/pure/people/access.spec.ts';
const VOLUNTEERS = 'test/pure/exports/volunteers.spec.ts';

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
    find: '?? null, !refused);',
    put: '?? null, true);',
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
  {
    name: 'what a line leaves of the cap when it is taken back goes to nobody',
    file: 'src/hours/rewriting.ts',
    find: 'new Set([seen.day, ...written.map((line) => line.day)])',
    put: 'new Set(written.map((line) => line.day))',
    caughtBy: [SETTLING],
  },
  {
    name: 'a reversal is left out of the sums',
    file: 'src/hours/rewriting.ts',
    find: '  await adjust(tx, [], [reversal]);',
    put: '',
    caughtBy: [SETTLING],
  },
  {
    name: 'a reversal counts as one line more',
    file: 'src/hours/contribution.ts',
    find: 'reverses === null ? 1 : -1',
    put: '1',
    caughtBy: ['test/pure/hours/credit.spec.ts'],
  },
  {
    name: 'who served in two units has two caps',
    file: 'src/hours/settling.ts',
    find: 'policy.capMinutes - elsewhere',
    put: 'policy.capMinutes - 0 * elsewhere',
    caughtBy: [SETTLING],
  },
  {
    name: 'somebody approves their own hours',
    file: 'src/hours/reviewing.ts',
    find: "if (of.personId === actor.id) return refuse('own_hours');",
    put: '',
    caughtBy: [SETTLING],
  },
  {
    name: 'who enters a claim approves it',
    file: 'src/hours/claim-decisions.ts',
    find: "if (claim.enteredBy === actor.id) return refuse('own_entry');",
    put: '',
    caughtBy: [SETTLING],
  },
  {
    name: 'of a claim over midnight only the first month is asked whether it is closed',
    file: 'src/hours/closed.ts',
    find: 'const [month] = [...(await closedMonths(from, unitId, days))].sort();',
    put: 'const [month] = [...(await closedMonths(from, unitId, days.slice(0, 1)))].sort();',
    caughtBy: [SETTLING],
  },
  {
    name: 'a line is taken out of a closed month',
    file: 'src/hours/claim-decisions.ts',
    find: 'contested ? [contested.day, ...days] : days',
    put: 'days',
    caughtBy: [SETTLING],
  },
  {
    name: 'a policy may credit the way there and back',
    file: 'src/hours/credit.ts',
    find: '!NEVER_CREDITABLE.includes(kind) && ',
    put: '',
    caughtBy: ['test/pure/hours/credit.spec.ts'],
  },
  {
    name: 'a certificate says what was served and not what was credited',
    file: 'src/certificates/credited.ts',
    find: 'h.served, h.credited from',
    put: 'h.served, h.minutes as credited from',
    caughtBy: [ISSUING],
  },
  {
    name: 'a certificate counts what was taken back',
    file: 'src/certificates/credited.ts',
    find: 'h.reverses is null and not exists (select 1 from hours_entry r where r.reverses = h.id)',
    put: 'h.reverses is null',
    caughtBy: [ISSUING],
  },
  {
    name: 'stars for being there',
    file: 'src/certificates/credited.ts',
    find: 'select sum(credited) as credited from hours_rollup',
    put: 'select sum(approved) as credited from hours_rollup',
    caughtBy: [ISSUING],
  },
  {
    name: 'numbers of certificates that run through all units',
    file: 'src/certificates/issuing.ts',
    find: "where unit_id = ? and year = ?',\n      [unitId, year],",
    put: "where year = ?',\n      [year],",
    caughtBy: [ISSUING],
  },
  {
    name: 'a check code that leaves the total out',
    file: 'src/certificates/number.ts',
    find: '[c.number, c.fromDay, c.toDay, c.total]',
    put: '[c.number, c.fromDay, c.toDay]',
    caughtBy: ['test/pure/certificates/certificates.spec.ts'],
  },
  {
    name: 'satisfied is shown where five calls were closed and fewer rated',
    file: 'src/reports/shown.ts',
    find: 'c.rated >= SMALLEST_GROUP',
    put: 'c.closed >= SMALLEST_GROUP',
    caughtBy: [SHOWN],
  },
  {
    name: 'calls that were taken back unanswered count against the answer rate',
    file: 'src/reports/shown.ts',
    find: 'c.raised - c.withdrawn',
    put: 'c.raised',
    caughtBy: [SHOWN],
  },
  {
    name: 'the pace counts today as over',
    file: 'src/reports/pace.ts',
    find: 'startOfDay(now) - from',
    put: 'startOfDay(now) + DAY - from',
    caughtBy: ['test/pure/reports/pace.spec.ts'],
  },
  {
    name: 'a small count is told by the difference to the total',
    file: 'src/briefs/few.ts',
    find: 'rest.raised === 0 || rest.raised >= FEW || shown.length === 0',
    put: 'rest.raised < FEW || rest.raised >= FEW || shown.length === 0',
    caughtBy: ['test/pure/briefs/words.spec.ts'],
  },
  {
    name: 'a formula stays one in a CSV file',
    file: 'src/sheets/csv.ts',
    find: 'escape_formulas: true,',
    put: '',
    caughtBy: [SHEETS],
  },
  {
    name: 'a reason of two lines is two rows in a CSV file',
    file: 'src/sheets/csv.ts',
    find: 'quote_record_delimiter: true,',
    put: '',
    caughtBy: [SHEETS],
  },
  {
    name: 'a formula stays one in a workbook',
    file: 'src/sheets/workbook.ts',
    find: '/^[=+\\-@\\t\\r]/.test(text)',
    put: '/^[=+@]/.test(text)',
    caughtBy: [SHEETS],
  },
  {
    name: 'an export tells where a guarded call was sent',
    file: 'src/exports/call-columns.ts',
    find: 'l.referral === null || GUARDED_CATEGORIES.includes(l.category)',
    put: 'l.referral === null',
    caughtBy: ['test/pure/exports/call-columns.spec.ts'],
  },
  {
    name: 'the file for the national platform says minutes that were not credited',
    file: 'src/exports/volunteers.ts',
    find: 'minutes: (line) => line.credited,',
    put: 'minutes: (line) => line.minutes,',
    caughtBy: [VOLUNTEERS],
  },
  {
    name: 'who lost the role they asked with still fetches the file',
    file: 'src/jobs/standing.ts',
    find: 'job.roles.every(',
    put: 'job.roles.some(',
    caughtBy: ['test/pure/jobs/standing.spec.ts'],
  },
  {
    name: 'a wall reads calls',
    file: 'src/people/access.ts',
    find: "'GET /api/calls': rule(inCalls, 'sees the call', 'acting')",
    put: "'GET /api/calls': rule(inCalls, 'sees the call', 'any')",
    caughtBy: [ACCESS],
  },
  {
    name: 'hours are approved at a shared screen',
    file: 'src/people/access.ts',
    find: "'POST /api/hours/verdicts': rule(coordinators, 'own unit')",
    put: "'POST /api/hours/verdicts': rule(coordinators, 'own unit', 'acting')",
    caughtBy: [ACCESS],
  },
];
