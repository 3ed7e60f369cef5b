import type { HelpAskPayload } from '@protocol/events/help-payloads.js';
import type { CallDetail } from '@protocol/calls/call-summary.js';
import type { HelpItem } from '@protocol/calls/help-item.js';
import type { Message } from '@protocol/calls/message.js';
import { computed, shallowRef } from 'vue';
import { t } from '../../../i18n/index';
import { http } from '../../../hub/http';
import { useToast } from '../../../parts/toast';
import { onLeave } from '../../../hub/session';
import { line } from '../line';

/** What this officer, or their department, was asked to help with. */
const mine = shallowRef<readonly HelpItem[] | null>(null);
export const helping = computed(() => mine.value);
const isOpen = (item: HelpItem) => item.state === 'asked' || item.state === 'agreed';
export const openHelping = computed(() => (mine.value ?? []).filter(isOpen).length);

/** Parts of held calls, by call. */
const asked = shallowRef<ReadonlyMap<string, readonly HelpItem[]>>(new Map());
export const helpOf = (callId: string): readonly HelpItem[] => asked.value.get(callId) ?? [];
export const openHelpOf = (callId: string): number => helpOf(callId).filter(isOpen).length;

export const fetchHelping = async (): Promise<void> => {
  mine.value = (await http<{ items: HelpItem[] }>('/help')).items;
};
export const fetchHelpOf = async (callId: string): Promise<void> => {
  const { items } = await http<{ items: HelpItem[] }>(`/calls/${callId}/help`);
  asked.value = new Map(asked.value).set(callId, items);
};
/** The call and what was said in it, for who helps. */
export const readAlong = async (callId: string): Promise<{ call: CallDetail; said: Message[] }> => {
  const [call, { items }] = await Promise.all([
    http<CallDetail>(`/calls/${callId}`),
    http<{ items: Message[] }>(`/calls/${callId}/messages`),
  ]);
  return { call, said: items };
};

const putAsked = (item: HelpItem) => {
  const others = helpOf(item.call.id).filter((known) => known.id !== item.id);
  asked.value = new Map(asked.value).set(item.call.id, [...others, item]);
};
const putMine = (item: HelpItem) => {
  mine.value = (mine.value ?? []).map((known) => (known.id === item.id ? item : known));
};

export const askHelp = async (payload: HelpAskPayload): Promise<void> =>
  putAsked(await line.ask('help:ask', payload));
export const withdrawHelp = async (helpId: string): Promise<void> =>
  putAsked(await line.ask('help:withdraw', { helpId }));
export const recordAgreed = async (helpId: string, contact: string): Promise<void> =>
  putAsked(await line.ask('help:agree', { helpId, ...(contact && { contact }) }));
export const recordAnswer = async (
  helpId: string,
  answer: string,
  more: { contact?: string; on?: string },
): Promise<void> => putAsked(await line.ask('help:answer', { helpId, answer, ...more }));

export const agree = async (helpId: string): Promise<void> =>
  putMine(await line.ask('help:agree', { helpId }));
export const decline = async (helpId: string, reason: string): Promise<void> =>
  putMine(await line.ask('help:decline', { helpId, reason }));
export const reply = async (helpId: string, answer: string): Promise<void> =>
  putMine(await line.ask('help:answer', { helpId, answer }));

export const followHelping = (): void => {
  const { toast } = useToast();
  line.on('snapshot', ({ helps }) => (mine.value = helps ?? []));
  line.on('help:changed', ({ callId }) => {
    void fetchHelping().catch(() => undefined);
    if (asked.value.has(callId)) void fetchHelpOf(callId).catch(() => undefined);
  });
  line.on('help:near', ({ number, stage }) => {
    const key = stage === 'due' ? 'dueNow' : stage;
    toast(t(`desk.care.help.${key}`, { number }), { tone: 'late' });
    void fetchHelping().catch(() => undefined);
  });
  onLeave(() => {
    mine.value = null;
    asked.value = new Map();
  });
};
