import { inSentence } from '@protocol/lang.js';
import type { Purpose } from '@protocol/residents/beneficiaries.js';
import { lang } from '../../i18n/index';
import { PURPOSE_WORDS } from '@protocol/vocabulary/people.js';
import type { Holder } from '@protocol/answers.js';
import { shallowRef } from 'vue';
import { called } from '../../time/format';
import { http } from '../../hub/http';
import { onLeave } from '../../hub/session';

export type Colleague = Holder & { departmentId: string | null };

const colleagues = shallowRef<readonly Colleague[]>([]);
onLeave(() => (colleagues.value = []));

/** The unit's officers, on duty or not, to put names to the journal's ids. */
export const useNames = () => {
  if (colleagues.value.length === 0) {
    http<{ items: Colleague[] }>('/duty/people').then(
      (answer) => (colleagues.value = answer.items),
      () => undefined,
    );
  }
  const nameOf = (id: string): string => {
    const person = colleagues.value.find((p) => p.id === id);
    return person ? called(person) : '';
  };
  return { colleagues, nameOf };
};

/** What the data of who is helped may be used for, in a sentence. */
export const purposesInWords = (purposes: readonly Purpose[]): string => {
  const words = inSentence(PURPOSE_WORDS, lang.value);
  return purposes.map((purpose) => words[purpose]).join(lang.value === 'zh' ? '、' : ', ');
};
