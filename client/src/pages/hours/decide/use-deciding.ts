import { ref, shallowRef } from 'vue';
import { spellMinutes } from '../../../time/format';
import { t } from '../../../i18n/index';
import { useToast } from '../../../parts/toast';
import { usePeople } from '../people';
import type { Row } from '../ledger/rows';
import { useVerdicts, type HoursDecision } from './use-verdicts';

interface Deeds {
  mayMark: (row: Row) => boolean;
  settle: (decided: ReadonlyMap<string, Row>) => void;
  after: () => void;
}

/** Saying yes or no to one row or many: what asks for a reason first, and what was answered. */
export const useDeciding = ({ mayMark, settle, after }: Deeds) => {
  const { busy, done: progress, decide } = useVerdicts();
  const { toast } = useToast();
  const { nameOf } = usePeople();
  const refused = shallowRef<readonly { row: Row; message: string }[]>([]);
  const saidDone = ref('');
  const asking = ref({ open: false, title: '', text: '', label: '', go: '', about: '' });
  let waiting: { rows: readonly Row[]; verdict: Omit<HoursDecision, 'reason'> } | undefined;

  const forget = () => {
    refused.value = [];
    saidDone.value = '';
  };
  const send = async (rows: readonly Row[], verdict: HoursDecision): Promise<void> => {
    if (busy.value) return;
    forget();
    const answer = await decide(rows, verdict);
    const [first] = answer.decided.values();
    const yes = verdict.verdict === 'approved';
    const n = answer.decided.size;
    const many = t(yes ? 'hours.approvedMany' : 'hours.returnedMany', { n });
    settle(answer.decided);
    refused.value = answer.refused;
    saidDone.value = n ? many : '';
    if (first && !answer.refused.length)
      toast(
        n > 1
          ? many
          : t(yes ? 'hours.approved' : 'hours.returned', { name: nameOf(first.officer), n: first.minutes }),
        { tone: 'solved' },
      );
    after();
  };

  const ask = (rows: readonly Row[], verdict: 'approved' | 'returned'): void => {
    const may = rows.filter(mayMark);
    const [first] = may;
    if (!first || busy.value) return;
    const settled = verdict === 'approved' && may.some((row) => row.state === 'returned');
    if (verdict === 'approved' && !settled && may.length === 1) return void send(may, { verdict });
    waiting = { rows: may, verdict: { verdict } };
    if (verdict === 'approved' && !settled) {
      const people = new Set(may.map((row) => row.officer.id)).size;
      const minutes = may.reduce((sum, row) => sum + row.minutes, 0);
      asking.value = {
        open: true,
        title: t('hours.approveMarked', { n: may.length }),
        text: t('hours.approveManyText', { people, span: spellMinutes(minutes) }),
        label: '',
        go: t('hours.approve'),
        about: 'approve many',
      };
      return;
    }
    // What somebody gave back is approved only with a reason.
    if (settled) {
      asking.value = {
        open: true,
        title: t('hours.stillTitle'),
        text: t('hours.stillText'),
        label: t('hours.stillReason'),
        go: t('hours.approve'),
        about: `still ${first.key}`,
      };
      return;
    }
    asking.value = {
      open: true,
      title: may.length > 1 ? t('hours.returnTitleMany', { n: may.length }) : t('hours.returnTitle'),
      text: t('hours.returnText'),
      label: t('hours.returnReason'),
      go: t('hours.giveBack'),
      about: may.length > 1 ? 'many' : first.key,
    };
  };
  const askOverCap = (row: Row): void => {
    waiting = { rows: [row], verdict: { verdict: 'approved', overCap: true } };
    asking.value = {
      open: true,
      title: t('hours.overCapTitle'),
      text: t('hours.overCapText', { n: row.minutes }),
      label: t('hours.overCapReason'),
      go: t('hours.approve'),
      about: `cap ${row.key}`,
    };
  };
  const give = async (reason: string, forgetDraft: () => void): Promise<void> => {
    if (!waiting) return;
    const { rows, verdict } = waiting;
    await send(rows, { ...verdict, ...(reason && { reason }) });
    asking.value.open = false;
    if (!refused.value.length) forgetDraft();
  };
  return { busy, progress, refused, saidDone, asking, ask, askOverCap, give, forget };
};
