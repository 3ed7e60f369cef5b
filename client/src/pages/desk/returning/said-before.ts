import { t } from '../../../i18n/index';
import { keep } from '../../../storage/keep';
import { particularsOf, pastOf } from '../matter/matter';
import { me } from '../../../hub/session';
import { ref } from 'vue';

/** What was said to whoever takes a call over, or takes it up again. */
export interface SaidBefore {
  kind: 'handover' | 'reopened';
  from: { name: string; title?: string } | undefined;
  at: string;
  words: string;
}

/** The note of a hand-over and the reason of the last reopening, oldest first. */
export const saidBefore = (callId: string): SaidBefore[] => {
  const handover = particularsOf(callId)?.handover;
  const reopened = [...pastOf(callId)]
    .reverse()
    .find((item) => item.deed === 'reopened' && (item.reason || item.broken));
  const all: SaidBefore[] = [];
  if (reopened) {
    const words = reopened.reason || t('common.broken');
    all.push({ kind: 'reopened', from: reopened.actor, at: reopened.at, words });
  }
  if (handover) {
    const { from, at, note, broken } = handover;
    all.push({ kind: 'handover', from, at, words: broken ? t('common.broken') : note });
  }
  return all.sort((a, b) => (a.at < b.at ? -1 : 1));
};

/** Of the person, not of the device: on a shift phone the next one has read nothing yet. */
const place = (callId: string) => `read.${me.value?.user.id}.${callId}`;
const marked = ref(0);
/** Up to when this person marked it as read on this device. */
export const readUntil = (callId: string): string => (marked.value, keep.get(place(callId)) ?? '');
export const markRead = (callId: string, at: string): void => {
  keep.set(place(callId), at);
  marked.value += 1;
};
