import type { Attendance } from '@protocol/outreach.js';
import { onScopeDispose, ref } from 'vue';
import { post } from '../../../hub/http';
import { Refused, sayRefusal } from '../../../hub/refused';
import { steadyNow } from '../../../time/steady-now';
import { t } from '../../../i18n/index';
import { mayStillHold } from './on-site';

const AGAIN_MILLISECONDS = 3000;

/** A code that was typed goes out by itself; without a line it is sent again for as long as it may hold. */
export const useCodeSending = (done: (answer: Attendance) => unknown) => {
  const code = ref('');
  const why = ref('');
  /** Under way, or waiting for the line. */
  const busy = ref<'' | 'sending' | 'waiting'>('');
  let timer: ReturnType<typeof setTimeout> | undefined;
  let typedAt = 0;
  /** Of what was meant when it was typed: a check-in that arrived unheard is never sent again as a check-out. */
  let address = '';

  const over = (said: string) => {
    busy.value = '';
    why.value = said;
    code.value = '';
  };
  const attempt = async (): Promise<void> => {
    clearTimeout(timer);
    busy.value = 'sending';
    try {
      const answer = await post<Attendance>(address, { code: code.value });
      over('');
      await done(answer);
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 'unavailable') {
        return over((error instanceof Refused && error.fields['code']) || sayRefusal(error));
      }
      if (!mayStillHold(typedAt, steadyNow())) return over(t('outreach.code.stale'));
      busy.value = 'waiting';
      timer = setTimeout(() => void attempt(), AGAIN_MILLISECONDS);
    }
  };
  const back = () => {
    if (busy.value === 'waiting') void attempt();
  };
  window.addEventListener('online', back);
  onScopeDispose(() => {
    clearTimeout(timer);
    window.removeEventListener('online', back);
  });
  return {
    code,
    why,
    busy,
    send: (to: string): void => {
      if (busy.value) return;
      address = to;
      typedAt = steadyNow();
      why.value = '';
      void attempt();
    },
  };
};
