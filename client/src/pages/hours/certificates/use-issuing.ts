import type { Certificate, CertificatePerson, Paper } from '@protocol/certificates.js';
import type { ServingRole } from '@protocol/hours.js';
import { ref, shallowRef, watch } from 'vue';
import { post } from '../../../hub/http';
import { t } from '../../../i18n/index';
import { useToast } from '../../../parts/toast';
import { Refused, sayRefusal } from '../../../hub/refused';
import type { Period } from './period';

export interface Order {
  period: Period;
  paper: Paper;
  remarks: string;
  who: ServingRole | '';
  /** The one it is for, `all`, or those picked. */
  to: CertificatePerson | 'all' | readonly string[];
}
const isOne = (to: Order['to']): to is CertificatePerson => typeof to === 'object' && 'person' in to;

/**
 * Papers cannot be taken back without a trace: many are asked for twice, a name that no typeface draws is looked at.
 * @param done what is to follow once it is ordered
 */
export const useIssuing = (order: () => Order, done: () => unknown) => {
  const { toast, sayWhy } = useToast();
  const sending = ref(false);
  const picturing = shallowRef<CertificatePerson | null>(null);
  const asking = ref(false);
  /** Asked of an order for many where the sign-in was long ago, as long as its dialog is open. */
  const asksPassword = ref(false);
  const password = ref('');
  const refused = ref('');
  watch(asking, () => {
    asksPassword.value = false;
    password.value = refused.value = '';
  });

  const ask = () => {
    const { to } = order();
    if (!isOne(to)) asking.value = true;
    else if (to.undrawable) picturing.value = to;
    else void issue();
  };
  const issue = async (namePicture?: string) => {
    picturing.value = null;
    sending.value = true;
    refused.value = '';
    try {
      toast(await sent(order(), { namePicture, password: password.value }), { tone: 'solved' });
      await done();
    } catch (error) {
      if (error instanceof Refused && error.fields.password !== undefined) {
        asksPassword.value = true;
        refused.value = sayRefusal(error);
        return;
      }
      asking.value = false;
      sayWhy(error);
    } finally {
      sending.value = false;
    }
  };
  return { sending, picturing, asking, asksPassword, password, refused, ask, issue };
};

/** What there is to say of it. */
async function sent(
  { period, paper, remarks, who, to }: Order,
  { namePicture, password }: { namePicture: string | undefined; password: string },
): Promise<string> {
  const common = { ...period, paper, ...(remarks.trim() && { remarks: remarks.trim() }) };
  if (isOne(to)) {
    const picture = namePicture !== undefined && { namePicture };
    const { number } = await post<Certificate>('/certificates', {
      ...common,
      personId: to.person.id,
      ...picture,
    });
    return t('certificates.done', { number });
  }
  const params = to === 'all' ? { ...common, ...(who && { who }) } : { ...common, personIds: to };
  await post('/jobs', { kind: 'certificates', params, ...(password && { password }) });
  return t('certificates.started');
}
