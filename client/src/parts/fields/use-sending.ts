import { ref } from 'vue';
import { useToast } from '../toast';

/** What is sent is under way once at a time; why it was refused is said. */
export const useSending = () => {
  const busy = ref(false);
  const { sayWhy } = useToast();
  /** @returns whether it was done */
  const sending = async (ask: () => Promise<unknown>): Promise<boolean> => {
    busy.value = true;
    try {
      await ask();
      return true;
    } catch (error) {
      sayWhy(error);
      return false;
    } finally {
      busy.value = false;
    }
  };
  return { busy, sending };
};
