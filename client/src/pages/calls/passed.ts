/** Why others were not rung, in words. */
import { PASSED_OVER_REASONS, type PassedOver } from '@protocol/calls/policy.js';
import type { SkippedStep } from '@protocol/calls/timeline.js';
import { lang, t } from '../../i18n/index';

type Name = (id: string) => string;

/** One sentence a reason: 王检察官、李检察官：正在暂离. */
export const passedWords = (passed: PassedOver | undefined, nameOf: Name): string[] =>
  PASSED_OVER_REASONS.flatMap((reason) => {
    const names = (passed?.[reason] ?? [])
      .map(nameOf)
      .filter(Boolean)
      .join(lang.value === 'zh' ? '、' : ', ');
    return names ? [t('board.journal.passed', { names, why: t(`board.passed.${reason}`) })] : [];
  });

/** Steps at which nobody could be rung. */
export const skippedWords = (skipped: readonly SkippedStep[] | undefined, nameOf: Name): string[] =>
  (skipped ?? []).flatMap(({ step, passed }) => [
    t('board.journal.skipped', { step }),
    ...passedWords(passed, nameOf),
  ]);
