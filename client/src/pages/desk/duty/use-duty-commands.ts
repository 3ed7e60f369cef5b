import { ref } from 'vue';
import { useToast } from '../../../parts/toast';
import { Refused } from '../../../hub/refused';
import { held } from '../held/held';
import { testSound } from '../ring/sound/tone';
import { endDuty, resumeDuty, startDuty } from './duty';
import { me } from '../../../hub/session';

const busy = ref(false);
/** Signing off waits for a word about what is still held. */
export const stillHolding = ref(0);
/** Signing on waits until the rules were read. */
export const mustRead = ref(false);

export const useDutyCommands = () => {
  const { sayWhy } = useToast();
  const doing = async (deed: () => Promise<void>) => {
    busy.value = true;
    try {
      await deed();
    } catch (error) {
      sayWhy(error);
    } finally {
      busy.value = false;
    }
  };
  const signOn = () => {
    // Inside the gesture: the only moment a page may begin to sound.
    void testSound();
    return doing(startDuty);
  };
  const end = async (keep = false): Promise<void> =>
    doing(async () => {
      try {
        await endDuty(keep);
        stillHolding.value = 0;
      } catch (error) {
        if (keep || !(error instanceof Refused) || error.code !== 'conflict') throw error;
        stillHolding.value = Math.max(1, held.value.length);
      }
    });
  return {
    busy,
    start: () => {
      if (me.value?.briefed) void signOn();
      else mustRead.value = true;
    },
    signOn,
    resume: () => void doing(resumeDuty),
    end: () => end(),
    endKeeping: () => end(true),
  };
};
