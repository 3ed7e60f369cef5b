import { useToast } from '../../../parts/toast';
import { called } from '../../../time/format';
import { t } from '../../../i18n/index';
import { duty } from '../duty/duty';
import { line } from '../line';

const { toast } = useToast();

/** What others said to what was handed over or given back. */
export const followCare = (): void => {
  line.on('call:kept', ({ number, why, by, reason }) => {
    // Who signs off sees it where the sign-off is shown; only what was said is new.
    if (duty.value?.endingAt && !reason) return;
    if (why !== 'declined' || !by)
      return toast(t(`desk.care.kept.${why}`, { number, name: '' }), { tone: 'late' });
    const name = called(by);
    const said = reason
      ? t('desk.care.kept.declinedWhy', { number, name, reason })
      : t('desk.care.kept.declined', { number, name });
    toast(said, { tone: 'late' });
  });
  line.on('call:reviewed', ({ number, verdict, by, words }) =>
    toast(t(`desk.care.back.${verdict}`, { number, name: called(by), words }), {
      tone: verdict === 'sent_back' ? 'late' : 'plain',
    }),
  );
};
