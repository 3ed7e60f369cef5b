/**
 * The invariants of reliability.md on Yihu's own model, asked of everything after every fault. What INV-07 speaks of,
 * a chain over the audit, the hub does not have; INV-05, an order for each person, is here the order of each call's
 * facts and what pages make of it.
 */
import { readdirSync } from 'node:fs';
import { judge } from '../../setup/checker.js';
import type { Lab } from '../core/lab.js';
import { answersHold, newsHolds, raisesHold } from './answers.js';
import { journalsHold } from './journals.js';
import { databaseIsWhole, nothingInClear, nothingLeftOpen } from './storage.js';

export interface Checked {
  /** Invariant → how many things it was asked of. */
  checked: Record<string, number>;
  violations: string[];
  lost: number;
}

/** Milliseconds for which a notice may be due and not tried. */
const OUTBOX_LATE = 30_000;
/** More open files than this after all is quiet are a leak: sockets of clients, the database, modules. */
const MOST_FILES = 400;

export async function checkAll(lab: Lab): Promise<Checked> {
  const checked: Record<string, number> = {};
  const violations: string[] = [];
  const say = (inv: string, looked: number, wrong: readonly string[]) => {
    checked[inv] = (checked[inv] ?? 0) + looked;
    violations.push(...wrong.slice(0, 20).map((w) => `${inv} ${w}`));
  };
  const lines = lab.lines();
  const { late = 2500 } = lab.fault.setup ?? {};
  return lab.look(async (from) => {
    const raises = await raisesHold(from, lines);
    say('INV-01', raises.looked, [...raises.lost, ...raises.wrong]);
    const found = await judge(from, lab.allDown, late, lab.pacemaker.stood());
    // Also INV-08: the ledger is judged with the calls.
    say('INV-02 INV-03 INV-05 INV-08', found.calls, found.violations);
    const journals = await journalsHold(lab.kind, lab.ground.database);
    say('INV-04 INV-06', journals.looked, journals.wrong);
    const pages = lines.filter((l) => l.t === 'differs');
    const people = lab.clientOptions.workers + lab.clientOptions.officers;
    say('INV-09', lab.clients.length ? people : 0, [
      ...pages.map((l) => `${l.who} ${l.what}`),
      ...(await newsHolds(from, lines)),
    ]);
    const [notices] = await from.rows<{ n: number }>('select count(*) as n from notice');
    const stuck = await from.rows<{ id: string }>('select id from notice where due_at < ? and deadline > ?', [
      Date.now() - OUTBOX_LATE,
      Date.now(),
    ]);
    const unsent = await from.rows<{ id: string }>('select id from webhook_event where due_at < ?', [
      Date.now() - OUTBOX_LATE,
    ]);
    say(
      'INV-10',
      Number(notices!.n),
      [...stuck, ...unsent].map(({ id }) => `${id} is due and was not tried`),
    );
    const whole = await databaseIsWhole(lab.kind, from);
    say('INV-11', whole.looked, whole.wrong);
    const printed = lab.nodes.map((n) => n.output()).join('\n');
    const clear = await nothingInClear(lab.kind, lab.ground.database, from, lab.canary, printed);
    say('INV-12', clear.looked, clear.wrong);
    say('INV-13', lab.nodes.length, [
      ...processesAreWell(lab, printed),
      ...(await nothingLeftOpen(lab.kind, from)),
    ]);
    const answers = await answersHold(from, lines);
    say('INV-14', answers.looked, [...answers.lost, ...answers.wrong]);
    return { checked, violations, lost: raises.lost.length + answers.lost.length };
  });
}

function processesAreWell(lab: Lab, printed: string): string[] {
  const wrong: string[] = [];
  if (/unhandled rejection/i.test(printed))
    wrong.push(`a rejection was not handled: ${lineWith(printed, /unhandled rejection/i)}`);
  for (const node of lab.nodes) {
    if (!node.up) continue;
    const open = readdirSync(`/proc/${node.pid}/fd`).length;
    if (open > MOST_FILES) wrong.push(`node ${node.number} holds ${open} files open`);
  }
  return wrong;
}
const lineWith = (text: string, what: RegExp) =>
  text
    .split('\n')
    .find((line) => what.test(line))
    ?.slice(0, 500);
