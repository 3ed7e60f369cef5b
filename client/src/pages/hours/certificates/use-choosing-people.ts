import {
  CERTIFICATE_LIMITS,
  type CertificatePeople,
  type CertificatePerson,
} from '@protocol/certificates.js';
import { computed, ref, shallowRef } from 'vue';

/** Who gets a paper: everybody who can have one, or those picked one by one. */
export const useChoosingPeople = (
  shown: () => readonly CertificatePerson[],
  totals: () => CertificatePeople['totals'] | null,
) => {
  const everybody = ref(true);
  const chosen = shallowRef<ReadonlyMap<string, CertificatePerson>>(new Map());
  const picked = computed(() => new Set(chosen.value.keys()));
  const sum = computed(() =>
    everybody.value
      ? { n: totals()?.ready ?? 0, minutes: totals()?.minutes ?? 0 }
      : { n: chosen.value.size, minutes: [...chosen.value.values()].reduce((all, p) => all + p.minutes, 0) },
  );
  const tooMany = computed(() => !everybody.value && chosen.value.size > CERTIFICATE_LIMITS.chosen);
  /** The one who is picked, where it is one. */
  const only = computed(() =>
    !everybody.value && chosen.value.size === 1 ? [...chosen.value.values()][0] : undefined,
  );
  const pick = (person: CertificatePerson, on: boolean) => {
    const from = everybody.value
      ? shown().filter((p) => p.minutes > 0 && p.already === undefined && !p.undrawable)
      : [...chosen.value.values()];
    everybody.value = false;
    const now = new Map(from.map((p) => [p.person.id, p]));
    if (on) now.set(person.person.id, person);
    else now.delete(person.person.id);
    chosen.value = now;
  };
  const pickNone = () => (chosen.value = new Map());
  return { everybody, picked, only, sum, tooMany, pick, pickNone };
};
