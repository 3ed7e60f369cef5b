/** Steps that could ring nobody as things are: said while a policy is written, not found out by a call. Pure. */
import type { Lang } from '../../protocol/lang.js';
import type { Policy, PolicyStep } from '../../protocol/calls/policy.js';
import { withDefaults } from '../../routing/policy-choice.js';

export interface StaffOfUnit {
  id: string;
  departmentId: string | null;
  skills: readonly string[];
  coordinates: boolean;
}
export interface WarnedUnit {
  /** Its officers who are not shut out. */
  officers: readonly StaffOfUnit[];
  /** Some community has a liaison officer now. */
  liaisons: boolean;
  /** Some shift, or a leader's, is on the roster around now. */
  rostered: boolean;
  leaders: boolean;
}

const SENTENCES = {
  empty_department: [
    '这个内设机构没有检察人员，呼叫不到人。',
    'This department has no officers: the step rings nobody.',
  ],
  no_skill: ['没有人有这项专长，呼叫不到人。', 'Nobody has this skill: the step rings nobody.'],
  no_own_skill: ['没有人登记专长，呼叫不到人。', 'No officer has any skill: the step rings nobody.'],
  gone: [
    '所列人员都已停用或不是检察人员，呼叫不到人。',
    'None of the people named is an officer any longer: the step rings nobody.',
  ],
  no_liaison: [
    '现在没有派驻副书记，呼叫不到人。',
    'No community has a liaison officer now: the step rings nobody.',
  ],
  no_leader: [
    '值班表上现在没有带班人，呼叫不到人。',
    'The roster has no duty leader around now: the step rings nobody.',
  ],
  no_roster: ['值班表现在没有排班，呼叫不到人。', 'The roster is empty around now: the step rings nobody.'],
  no_coordinator: [
    '值班调度里没有检察人员：只提醒，不响铃。',
    'No coordinator is an officer: they are told, nobody is rung.',
  ],
  after_all: [
    '前面已呼叫过全部值守人员，逐个呼叫呼叫不到人。请改为同时呼叫，或移到前面。',
    'All on duty were rung before it, so one by one it rings nobody: ring them at once, or move it up.',
  ],
  too_often: [
    '逐个呼叫的人数多于这里的人数，多出的呼叫不到人。',
    'It is to ring more people one by one than there are: the rest rings nobody.',
  ],
} as const;
type Warning = keyof typeof SENTENCES;

/** `step` counts from 0. */
export function policyWarnings(
  policy: Policy,
  unit: WarnedUnit,
  lang: Lang,
): { step: number; text: string }[] {
  return policy.steps.flatMap((step, i) => {
    const warning = emptyGroup(step, unit) ?? neverFresh(step, policy.steps.slice(0, i), unit);
    return warning ? [{ step: i, text: SENTENCES[warning][lang === 'zh' ? 0 : 1] }] : [];
  });
}

function emptyGroup(step: PolicyStep, unit: WarnedUnit): Warning | undefined {
  const none = membersOf(step, unit)?.length === 0;
  switch (step.ring) {
    case 'department':
      return none && step.departmentId ? 'empty_department' : undefined;
    case 'skilled':
      return none ? (step.skill === undefined ? 'no_own_skill' : 'no_skill') : undefined;
    case 'people':
      return none && step.people?.length ? 'gone' : undefined;
    case 'coordinators':
      return none ? 'no_coordinator' : undefined;
    case 'liaison':
      return unit.liaisons ? undefined : 'no_liaison';
    case 'leader':
      return unit.leaders ? undefined : 'no_leader';
    case 'roster':
      return unit.rostered ? undefined : 'no_roster';
    default:
      return undefined;
  }
}

/** One by one nobody is rung twice in a climb. */
function neverFresh(step: PolicyStep, before: readonly PolicyStep[], unit: WarnedUnit): Warning | undefined {
  const members = membersOf(step, unit);
  if (!members || step.together) return undefined;
  if (before.some((s) => s.ring === 'all')) return 'after_all';
  return withDefaults([step]).length > members.length ? 'too_often' : undefined;
}

/** Undefined where nobody is meant one by one. */
function membersOf(step: PolicyStep, { officers }: WarnedUnit): readonly StaffOfUnit[] | undefined {
  switch (step.ring) {
    case 'best':
      return officers;
    case 'department':
      return officers.filter((o) => o.departmentId === step.departmentId);
    case 'skilled':
      return officers.filter((o) =>
        step.skill === undefined ? o.skills.length : o.skills.includes(step.skill),
      );
    case 'people':
      return officers.filter((o) => step.people?.includes(o.id));
    case 'coordinators':
      return officers.filter((o) => o.coordinates);
    default:
      return undefined;
  }
}
