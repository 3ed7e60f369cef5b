import type { LiaisonView, VisitState } from '@protocol/communities/liaison.js';
import { MINUTE } from '@protocol/time/durations.js';
import { ref, shallowRef } from 'vue';
import { http } from '../../hub/http';
import { sayRefusal } from '../../hub/refused';
import { setServerTime } from '../../time/clock';
import { useLook } from '../../time/use-look';
import { line } from '../desk/line';

const LOOK_MILLISECONDS = MINUTE;

/** What the hub says of one's communities; looked at again each minute while somebody sees it, and with each snapshot. */
export const useLiaison = () => {
  const view = shallowRef<LiaisonView | null>(null);
  /** Why there is nothing to show. */
  const why = ref('');
  const read = async (): Promise<void> => {
    try {
      const fresh = await http<LiaisonView>('/liaison');
      setServerTime(fresh.serverTime);
      view.value = fresh;
      why.value = '';
    } catch (error) {
      if (!view.value) why.value = sayRefusal(error);
    }
  };
  /** What a visit has changed stands at once; the rest is read anew. */
  const took = ({ serverTime, running, untold, month }: VisitState): void => {
    setServerTime(serverTime);
    if (view.value) {
      const { running: _before, untold: _said, ...rest } = view.value;
      view.value = { ...rest, month, ...(running && { running }), ...(untold && { untold }) };
    }
    void read();
  };
  void read();
  line.on('snapshot', useLook(read, LOOK_MILLISECONDS));
  return { view, why, read, took };
};
