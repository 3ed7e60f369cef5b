import { t } from '../../../i18n/index';
import { useToast } from '../../../parts/toast';

/** Copies what is told once; the field is what old browsers copy from. */
export const useCopy = () => {
  const { toast } = useToast();
  return async (text: string, field: HTMLTextAreaElement | undefined) => {
    field?.select();
    // Old browsers, and pages without TLS, know only the second way.
    const copied = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    if (copied || document.execCommand('copy')) toast(t('outside.copied'), { tone: 'solved' });
    else toast(t('outside.notCopied'), { tone: 'late' });
  };
};
