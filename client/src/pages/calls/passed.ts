/** Why others were not rung, in words. */
import { lang, t } from '../../i18n/index';

const REASONS = [
  'not_liaison',
  'not_department',
  'not_last_handler',
  'not_last_of_community',
  'not_skilled',
  'not_named',
  'not_leader',
  'not_coordinator',
  'not_rostered',
  'not_just_free',
  'recused',
  'paused',
  'declined',
  'at_limit',
  'busy',
  'asleep',
  'ringing',
  'rung_before',
  'ranked_lower',
  'off_duty',
  'holder',
] as const;
type Name = (id: string) => string;

/** One sentence a reason: 王检察官、李检察官：正在暂离. */
export const passedWords = (passed: unknown, nameOf: Name): string[] => {
  if (typeof passed !== 'object' || passed === null) return [];
  return REASONS.flatMap((reason) => {
    const ids = (passed as Partial<Record<string, string[]>>)[reason] ?? [];
    const names = ids
      .map(nameOf)
      .filter(Boolean)
      .join(lang.value === 'zh' ? '、' : ', ');
    return names ? [t('board.journal.passed', { names, why: t(`board.passed.${reason}`) })] : [];
  });
};

/** Steps at which nobody could be rung. */
export const skippedWords = (skipped: unknown, nameOf: Name): string[] => {
  if (!Array.isArray(skipped)) return [];
  return (skipped as { step: number; passed: unknown }[]).flatMap(({ step, passed }) => {
    const why = passedWords(passed, nameOf);
    return [t('board.journal.skipped', { step }), ...why];
  });
};
