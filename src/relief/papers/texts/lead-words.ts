/** What kinds of leads there are and where they come from, on paper. Pure. */
import type { WordTable } from '../../../protocol/lang.js';
import type { LeadKind, LeadSummary } from '../../../protocol/relief/leads.js';

export const LEAD_KIND_WORDS = {
  serious_injury: ['故意伤害致重伤', 'Intentional serious injury'],
  negligent_injury: ['过失致人重伤', 'Negligent serious injury'],
  homicide: ['命案、致人死亡', 'Homicide, death'],
  property_loss: ['财产遭受重大损失', 'Great loss of property'],
  family: ['案件双方家庭困难', 'Families of both sides in hardship'],
  other: ['其他困难', 'Other hardship'],
} as const satisfies WordTable<LeadKind>;

export const LEAD_SOURCE_WORDS = {
  call: ['社区呼叫', 'A call of a community'],
  activity: ['普法活动', 'Legal outreach'],
  department: ['内设机构', 'A department'],
  look_back: ['回头看', 'Looking back over closed calls'],
} as const satisfies WordTable<LeadSummary['source']['kind']>;
