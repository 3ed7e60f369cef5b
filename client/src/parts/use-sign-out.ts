import { ref } from 'vue';
import { t } from '../i18n/index';
import { signOut } from '../session';
import { useToast } from './toast';

export const useSignOut = () => {
  const { toast } = useToast();
  const leaving = ref(false);
  const leave = async (): Promise<void> => {
    leaving.value = true;
    try {
      await signOut();
    } catch {
      toast(t('common.signOutFailed'), { tone: 'late' });
    } finally {
      leaving.value = false;
    }
  };
  return { leave, leaving };
};
