import type { LeadChange } from '@protocol/relief/lead-changes.js';
import type { DoneLeadStep, LeadDetail, LeadStepPayload } from '@protocol/relief/leads.js';
import { computed, ref, shallowRef, watch } from 'vue';
import type { Ask } from '../../../hub/http';
import { useAnswer } from '../../../hub/use-answer';
import { lang, t } from '../../../i18n/index';
import { useSend } from '../../../parts/fields/use-send';
import { isEnded } from '../lead-way';
import { useLook } from '../../../time/use-look';

const EVERY = 60_000;
/** Somebody was faster: who and what, and the words that were typed for nothing. */
export interface Clash {
  /** The step that they wrote, where it was one. */
  by?: DoneLeadStep | undefined;
  why: string;
  typed: string[];
}
const fasterIn = (before: LeadDetail | null, now: LeadDetail | null) =>
  now?.steps.slice(before?.steps.length ?? 0).pop();
const typedOf = (body: object): string[] =>
  Object.entries(body).flatMap(([field, value]) =>
    typeof value === 'string' && value.trim() && !['step', 'case'].includes(field) ? [value] : [],
  );

/** One lead as its page has it, and what is written to it. */
export const useLead = (id: () => string) => {
  const { answer: lead, why, read } = useAnswer<LeadDetail>(() => `/leads/${id()}`);
  watch(lang, read);
  useLook(read, EVERY);
  /** With the particulars, once somebody has said why they look. */
  const seen = shallowRef<LeadDetail | null>(null);
  watch([id, () => lead.value?.version], () => (seen.value = null));
  const shown = computed(() => seen.value ?? lead.value);

  /** Who carries it on; what was handed on is still answered, and asked of others. */
  const carries = computed(() => {
    const it = lead.value;
    return it !== null && it.carries && (!isEnded(it.step) || it.step === 'referred');
  });
  const clash = ref<Clash | null>(null);
  watch(id, () => (clash.value = null));
  const { busy, why: refused, errors, code, send, clear } = useSend();
  /** @returns whether it was written; where somebody was faster, the page shows the lead as it is now */
  const write = async (path: string, ask: Ask & { body: object }, done: string): Promise<boolean> => {
    const before = lead.value;
    clash.value = null;
    const sent = await send(path, ask, done);
    if (sent || code.value === 'conflict' || code.value === 'not_found') await read();
    if (!sent && code.value === 'conflict' && lead.value?.version !== before?.version)
      clash.value = { by: fasterIn(before, lead.value), why: refused.value, typed: typedOf(ask.body) };
    return sent !== undefined;
  };
  const seenVersion = () => ({ ...(lead.value && { version: lead.value.version }) });
  const step = (payload: LeadStepPayload) =>
    write(
      `/leads/${id()}/steps`,
      { method: 'POST', body: { ...payload, ...seenVersion() } },
      t(`leads.said.${payload.step}`),
    );
  const change = (body: LeadChange) =>
    write(`/leads/${id()}`, { method: 'PATCH', body: { ...body, ...seenVersion() } }, t('leads.saved'));
  /** What stands beside the steps, each once. */
  const note = (way: 'visits' | 'payment' | 'answer', body: object, done: string) =>
    write(`/leads/${id()}/${way}`, { method: 'POST', body }, done);

  return {
    lead,
    shown,
    carries,
    seen,
    why,
    read,
    busy,
    refused,
    errors,
    clash,
    clear,
    step,
    change,
    note,
  };
};
export type LeadHere = ReturnType<typeof useLead>;
