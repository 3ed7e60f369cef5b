/** What owners of articles are told, and the coordinators where an owner left. Pure. */
import { s } from '../sentence.js';

export const KNOWLEDGE_SENTENCES = {
  '': s('知识“{name}”由您负责，复核日期：{date}', 'Article “{name}” is yours to see to, review by {date}'),
  near: s('知识“{name}”将于{date}到复核日期', 'Article “{name}” is to be reviewed by {date}'),
  late: s(
    '知识“{name}”到了复核日期{date}，已标为待复核',
    'Article “{name}” is due for review since {date} and marked so',
  ),
  owner_left: s(
    '知识“{name}”的负责人已不在本单位，请另定负责人',
    'The owner of article “{name}” is not here any more: please name another',
  ),
  proposed: s('有知识草稿待发布：“{name}”', 'A draft waits to be published: “{name}”'),
};
