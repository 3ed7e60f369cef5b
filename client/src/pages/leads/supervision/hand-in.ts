/** A lead for supervision as it is typed: kept until it is handed in. */
import type { NewSupervisionLead, SupervisionKind, SupervisionLead } from '@protocol/relief/supervision.js';
import { me, has } from '../../../hub/session';
import { t } from '../../../i18n/index';
import { useKeptForm } from '../../../parts/fields/kept-form';
import { useSend } from '../../../parts/fields/use-send';

export const useHandIn = (callId: () => string | undefined) => {
  const { form, forget, fill } = useKeptForm(
    () => `supervision.${callId() ?? 'new'}`,
    () => ({ kind: null as SupervisionKind | null, note: '', place: '', communityId: '' }),
  );
  const { busy, why, errors, send, clear } = useSend();
  /** @returns the lead with its number; undefined where something is missing or it was refused */
  const handIn = async (): Promise<SupervisionLead | undefined> => {
    const { kind } = form;
    const missing = {
      ...(kind === null && { kind: t('supervision.form.needKind') }),
      ...(!form.note.trim() && { note: t('supervision.form.needNote') }),
    };
    if (kind === null || Object.keys(missing).length) {
      errors.value = missing;
      return undefined;
    }
    const call = callId();
    // Staff may name none; of a call it is known.
    const first = has('officer', 'coordinator', 'admin') ? undefined : me.value?.communities[0]?.id;
    const own = call ? '' : form.communityId || first;
    const body: NewSupervisionLead = {
      kind,
      note: form.note.trim(),
      ...(form.place.trim() && { place: form.place.trim() }),
      ...(own && { communityId: own }),
      ...(call && { callId: call }),
    };
    const sent = await send<SupervisionLead>(
      '/supervision-leads',
      { method: 'POST', body },
      ({ receiptSentence }) => receiptSentence,
    );
    if (sent) forget();
    return sent?.value;
  };
  return { form, fill, busy, why, errors, clear, handIn };
};
export type HandInForm = ReturnType<typeof useHandIn>['form'];
