/** A walk of the model, step by step through the hub's own decisions; the first step at which they differ is named. */
import { isOpenState } from '#hub/protocol/calls/open-states.js';
import { TwoNodes, type Command, type Decided } from './two-nodes.ts';
import type { Step } from './spin.ts';

/** As the model says it: numbers of officers, and sets of them as bits. */
type Row = Readonly<Record<string, number | string>>;
const NONE = 15;
const ALERTS = ['unanswered', 'nobody_on_duty'] as const;

export class Divergence extends Error {}

/** @returns what was seen: commands, answers, modes, writes that were lost; for counting */
export async function replay(steps: readonly Step[], officers: number): Promise<string[]> {
  const nodes = new TwoNodes(officers);
  const inHands: (Decided | undefined)[] = [];
  const seen: string[] = [];
  for (const [at, step] of steps.entries()) {
    const node = Number(step.is.node);
    let facts = '';
    const differ = (what: string): never => {
      throw new Divergence(`step ${at + 1}: ${what}${facts}\n  ${step.text}`);
    };
    if (step.kind === 'tick') nodes.tick();
    else if (step.kind === 'decide') {
      const decided = await nodes.decide(commandOf(step));
      const added = decided.updates.flatMap((update) => update.facts.map((fact) => fact.deed));
      facts = added.length ? `, which adds ${added.join(', ')}` : '';
      compare(step, rowOf(nodes, decided, officers), differ);
      seen.push(`${step.is.command} ${step.is.answer}`, `${step.is.state} ${step.is.mode}`);
      inHands[node] = decided.updates.length || decided.duty ? decided : undefined;
    } else if (step.kind === 'write' || step.kind === 'lost') {
      const written = await nodes.write(inHands[node] ?? differ('the code has nothing to write'));
      if (written !== (step.kind === 'write')) differ(`the code ${written ? 'writes' : 'loses'} it`);
      seen.push(step.kind);
      if (step.kind === 'lost') inHands[node] = undefined;
    } else inHands[node] = undefined;
    if (nodes.broken.length) differ(`a promise is broken: ${nodes.broken[0]}`);
  }
  return seen;
}

function commandOf({ is }: Step): Command {
  const name = is.command!.replace(/^do_/, '') as Command['name'];
  const [officer, ring, to] = [Number(is.officer), Number(is.ring), Number(is.to)];
  return { name, officer, ring, to } as Command;
}

/** Every value that the model prints, with what the code has in its place. */
function compare({ is }: Step, row: Row, differ: (what: string) => never): void {
  for (const [name, value] of Object.entries(row)) {
    const said = is[name];
    // Of a ring that was declined a second decline is answered ok: the model keeps no endings of rings that nobody took.
    if (name === 'answer' && is.command === 'do_decline' && said === 'offer_ended' && value === 'ok')
      continue;
    if (said !== String(value)) differ(`${name} is ${said} in the model and ${value} in the code`);
  }
}

function rowOf(nodes: TwoNodes, { memory, answer, updates, duty }: Decided, officers: number): Row {
  const number = (id: string) => nodes.unit.officers.indexOf(id);
  const bits = (ids: Iterable<string>) => [...new Set(ids)].reduce((all, id) => all | (1 << number(id)), 0);
  const onDuty = [...memory.duty].flatMap(([id, row]) => (row.since === null ? [] : [id]));
  const row = { answer, writes: Number(updates.length > 0 || duty !== undefined), duty: bits(onDuty) };
  const call = nodes.callIn(memory);
  if (!call) return { ...row, state: 'unborn' };
  const { line, rings } = call;
  const { ringing: book } = line;
  const live = nodes.unit.officers.map((id, n) => {
    const ring = rings.find((r) => r.officerId === id);
    return ring ? nodes.ringsOf(memory, n).findIndex((o) => o.id === ring.id) + 1 : 0;
  });
  const { transfer } = book;
  const target = transfer?.officerId == null ? officers : number(transfer.officerId);
  const now = (thisClimb: boolean) =>
    bits(book.declined.filter((d) => (d.climb === book.climb) === thisClimb).map((d) => d.officer));
  return {
    ...row,
    state: line.state === 'active' ? 'held' : line.state,
    mode: book.mode ?? 'silent',
    holder: line.holderId === null ? officers : number(line.holderId),
    holders: bits(book.holders),
    live: `${live.join()},`,
    target: transfer ? target : NONE,
    tried: bits(transfer?.tried ?? []),
    // Who was rung and why is asked only while nobody holds it: the model forgets it then.
    ...(isOpenState(line.state) &&
      line.state !== 'active' && {
        step: book.step,
        rung: bits(book.rung),
        declined: now(true),
        declinedBefore: now(false),
        alerted: ALERTS.reduce((all, kind, n) => all | (book.alerted.includes(kind) ? 1 << n : 0), 0),
        retry: Number(book.retryAt !== null),
      }),
  };
}
