import type { Holder } from '@protocol/answers.js';
import { computed } from 'vue';
import { post } from '../../../hub/http';
import { t } from '../../../i18n/index';
import { useToast } from '../../../parts/toast';
import { me } from '../../../hub/session';
import type { Mine, Request, Shift } from '../shapes';
import { useAnswer } from '../../../hub/use-answer';

/** What is the officer's own of the roster, and what they do with it; after each command it is read again. */
export const useMine = () => {
  const { answer, why, read } = useAnswer<Mine>('/roster/mine');
  const { toast, sayWhy } = useToast();
  const id = computed(() => me.value?.user.id ?? '');

  const deed = async (path: string, body: unknown, said: () => string): Promise<boolean> => {
    try {
      await post(`/roster/${path}`, body);
      toast(said(), { tone: 'solved' });
      return true;
    } catch (error) {
      sayWhy(error);
      return false;
    } finally {
      await read();
    }
  };
  const mineOf = (shift: Shift): Request | undefined =>
    answer.value?.requests.find((r) => r.shift.id === shift.id && r.from.id === id.value);
  const forMe = computed(() =>
    (answer.value?.requests ?? []).filter((r) => r.from.id !== id.value && r.state === 'offered'),
  );
  /** Whom one could take over from now. */
  const covers = computed<{ shift: Shift; person: Holder }[]>(() =>
    (answer.value?.running ?? []).flatMap((shift) =>
      [...shift.people.filter((p) => p.to === shift.to), ...shift.away].map((person) => ({ shift, person })),
    ),
  );
  return {
    answer,
    why,
    read,
    id,
    mineOf,
    forMe,
    covers,
    offer: (shift: Shift, toId: string) =>
      deed(`shifts/${shift.id}/offers`, toId ? { toId } : {}, () => t('roster.mine.offered')),
    withdraw: (one: Request) => deed(`requests/${one.id}/withdraw`, {}, () => t('roster.mine.withdrawn')),
    take: (one: Request) =>
      deed(`requests/${one.id}/take`, {}, () =>
        t(answer.value?.approval ? 'roster.mine.waiting' : 'roster.mine.accepted'),
      ),
    decline: (one: Request) => deed(`requests/${one.id}/decline`, {}, () => t('roster.mine.declined')),
    signUp: (shift: Shift) =>
      deed(`shifts/${shift.id}/sign-up`, {}, () =>
        t(answer.value?.approval ? 'roster.mine.asked' : 'roster.mine.took'),
      ),
    cover: (shift: Shift, from: string) =>
      deed(`shifts/${shift.id}/cover`, { from }, () => t('roster.mine.covered')),
  };
};
