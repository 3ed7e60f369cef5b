/** A drill's report in words. */
import type { DrillReport } from '@protocol/watch.js';
import { lang, t } from '../../i18n/index';

const seconds = (n: number) => t('watch.drills.seconds', { n: Math.round(n * 10) / 10 });
const join = (names: readonly string[]) => names.join(lang.value === 'zh' ? '、' : ', ');

/** How long each leg took, as far as it came. */
export const legsOf = (one: DrillReport): string => {
  const leg = (name: 'ring' | 'received' | 'accept' | 'close', value: number | undefined) =>
    value === undefined ? [] : [t(`watch.drills.${name}`, { span: seconds(value) })];
  return [
    ...leg('ring', one.ringSeconds),
    ...leg('received', one.receivedSeconds),
    ...leg('accept', one.acceptSeconds),
    ...leg('close', one.closeSeconds),
  ].join(' · ');
};

/** Who was rung and whose devices say nothing of it; empty where all heard. */
export const unheardOf = (one: DrillReport): string => {
  const names = (one.rung ?? []).filter((r) => !r.receivedAt && r.ending !== 'accepted').map((r) => r.name);
  return names.length ? t('watch.drills.unheard', { names: join(names) }) : '';
};
