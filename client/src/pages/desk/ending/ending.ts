import type { HandoverChoice } from '@protocol/events/duty-payloads.js';
import type { Named } from '@protocol/answers.js';
import type { CallSummary } from '@protocol/calls/call-summary.js';
import type { NextOnDuty } from '@protocol/people/duty-state.js';
import { ref, shallowRef } from 'vue';
import { http } from '../../../hub/http';
import { takeDuty } from '../duty/duty';
import { line } from '../line';

export interface Choices {
  people: NextOnDuty[];
  departments: Named[];
  waitMinutes: number;
}
/** The calls that are spoken of: all that is held, or what nobody took. */
export const speaking = shallowRef<'all' | 'open' | null>(null);
export const choices = shallowRef<Choices>({ people: [], departments: [], waitMinutes: 10 });
export const choicesKnown = ref(false);

export const fetchChoices = async (): Promise<void> => {
  choices.value = await http<Choices>('/duty/next');
  choicesKnown.value = true;
};

/** `keep`, `coordinator`, `officer:ID` or `department:ID`, as a form has it. */
export type Way = string;
export const choiceOf = (call: CallSummary, way: Way, note?: string): HandoverChoice => {
  const said = note?.trim() ? { note: note.trim() } : {};
  const [kind, id] = way.split(':');
  if (kind === 'officer') return { callId: call.id, officerId: id ?? '', ...said };
  if (kind === 'department') return { callId: call.id, departmentId: id ?? '', ...said };
  return { callId: call.id, ...(way === 'keep' ? { keep: true } : { coordinator: true }), ...said };
};
/** Whether somebody else is to read why. */
export const wantsNote = (way: Way): boolean => way !== 'keep' && way !== '';

export const sendHandover = async (calls: HandoverChoice[], note: string): Promise<boolean> => {
  const state = await line.ask('duty:handover', { calls, ...(note.trim() && { note: note.trim() }) });
  takeDuty(state);
  return !state.onDuty;
};
export const stay = async (): Promise<void> => takeDuty(await line.ask('duty:stay', {}));
