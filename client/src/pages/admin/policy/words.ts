/** Policies in sentences. */
import { GROUP_KINDS, type PoliciesView, type Policy, type PolicyStep } from '@protocol/calls/policy.js';
import { categoryName, span } from '../../../time/format';
import { lang, t } from '../../../i18n/index';
import { called } from '../../../time/format';

export type Named = Pick<PoliciesView, 'people' | 'departments'>;
export const isGroup = (step: PolicyStep): boolean => GROUP_KINDS.includes(step.ring);
const join = (names: readonly string[]) => names.filter(Boolean).join(lang.value === 'zh' ? '、' : ', ');
export const nameOfPolicy = (policy: Pick<Policy, 'name'>, last: boolean): string =>
  policy.name || t(last ? 'policy.unnamed' : 'policy.fresh');

/** 第二检察部, 有专长的人：欠薪, 王检察官、李检察官. */
export const whomWords = (step: PolicyStep, named: Named): string => {
  const kind = t(`policy.kind.${step.ring}`);
  const colon = lang.value === 'zh' ? '：' : ': ';
  switch (step.ring) {
    case 'department':
      return named.departments.find((d) => d.id === step.departmentId)?.name ?? kind;
    case 'skilled':
      return step.skill === undefined ? kind : `${kind}${colon}${categoryName(step.skill, true)}`;
    case 'people': {
      const people = (step.people ?? []).flatMap((id) => named.people.find((p) => p.id === id) ?? []);
      return people.length ? join(people.map(called)) : kind;
    }
    default:
      return kind;
  }
};

export const stepWords = (step: PolicyStep, named: Named): string => {
  const { seconds: n, times = 1 } = step;
  const who = whomWords(step, named);
  if (isGroup(step) && step.together) return t('policy.steps.atOnce', { who, n });
  if (times === 1) return t('policy.steps.whole', { who, n });
  return t(isGroup(step) || step.ring === 'best' ? 'policy.steps.eachOf' : 'policy.steps.again', {
    who,
    n,
    times,
  });
};
export const stepsWords = (steps: readonly PolicyStep[], named: Named): string =>
  steps.map((step) => stepWords(step, named)).join(t('policy.steps.then'));

export const matchWords = ({ match }: Policy): string => {
  const parts = [
    join((match.categories ?? []).map((code) => categoryName(code, true))),
    join((match.urgencies ?? []).map((urgency) => t(`common.urgency.${urgency}`))),
    match.when === 'any' ? '' : t(`policy.match.${match.when}`),
  ].filter(Boolean);
  return parts.length ? parts.join(' · ') : t('policy.match.all');
};

export const promiseWords = (policy: Policy, named: Named): string => {
  const owners = policy.owners.flatMap((id) => named.people.find((p) => p.id === id) ?? []);
  return t('policy.promise.said', {
    in: span(policy.promiseSeconds),
    who: owners.length ? join(owners.map(called)) : t('policy.promise.all'),
  });
};
