import { ref } from 'vue';
import { useRouter } from 'vue-router';
import { t } from '../i18n/index';
import { signOut } from '../session';
import { useToast } from './toast';

export const useSignOut = () => {
  const router = useRouter();
  const { toast } = useToast();
  const leaving = ref(false);
  const leave = async (): Promise<void> => {
    leaving.value = true;
    try {
      await signOut();
      await router.push({ name: 'sign-in' });
    } catch {
      toast(t('common.signOutFailed'), { tone: 'late' });
    } finally {
      leaving.value = false;
    }
  };
  return { leave, leaving };
};
