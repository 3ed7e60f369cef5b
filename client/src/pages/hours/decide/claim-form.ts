/** What is written in the form of a claim: it survives Esc and a reload, and is forgotten when it was sent. */
import { DAY } from '@protocol/time/durations.js';
import { computed, ref, watch, type ComputedRef, type Ref } from 'vue';
import { t } from '../../../i18n/index';
import { keep } from '../../../storage/keep';
import { fromLocalInput } from '../period';

const NAMES = [
  'id',
  'person',
  'kind',
  'from',
  'to',
  'community',
  'served',
  'activity',
  'inCharge',
  'note',
] as const;
export type ClaimForm = Record<(typeof NAMES)[number], string>;

export const emptyClaim = (): ClaimForm => ({
  id: '',
  person: '',
  kind: '',
  from: '',
  to: '',
  community: '',
  served: '',
  activity: '',
  inCharge: '',
  note: '',
});

const KEY = 'draft.claim';
const isEmpty = (form: ClaimForm) => NAMES.every((name) => name === 'id' || !form[name]);

export const useClaimDraft = (): { form: Ref<ClaimForm>; kept: ComputedRef<boolean>; forget: () => void } => {
  const form = ref<ClaimForm>({ ...emptyClaim(), ...keep.read<Partial<ClaimForm>>(KEY) });
  watch(form, (now) => (isEmpty(now) ? keep.drop(KEY) : keep.write(KEY, now)), { deep: true });
  const forget = () => {
    form.value = emptyClaim();
    keep.drop(KEY);
  };
  return { form, kept: computed(() => !isEmpty(form.value)), forget };
};

/** What is missing or cannot be, by field. */
export const wrongIn = (form: ClaimForm, now: number): Partial<Record<string, string>> => {
  const [from, to] = [fromLocalInput(form.from), fromLocalInput(form.to)];
  const long = from && to ? Date.parse(to) - Date.parse(from) : 0;
  return {
    ...(!form.person && { person: t('hours.needPerson') }),
    ...(!form.kind && { kind: t('hours.needKind') }),
    ...(!from && { from: t('hours.needTime') }),
    ...(!to
      ? { to: t('hours.needTime') }
      : from && long <= 0
        ? { to: t('hours.needOrder') }
        : long > DAY
          ? { to: t('hours.claimLong') }
          : Date.parse(to) > now && { to: t('hours.claimFuture') }),
    ...(!form.note.trim() && { note: t('hours.needReason') }),
  };
};
