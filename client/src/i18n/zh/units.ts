import { tableIn } from '@protocol/lang.js';
import { UNIT_LEVEL_WORDS } from '@protocol/vocabulary/people.js';

export const units = {
  title: '本院和所辖各院',
  note: '上级院只看所辖各院的数字、帮扶和提示函，不看具体的件。',
  above: '上级院：{unit}。本院的数字、帮扶和提示函它能看到，具体的件看不到。',
  noneAbove: '系统里还没有本院的上级院。',
  own: '本院',
  level: tableIn(UNIT_LEVEL_WORDS, 'zh'),
  under: '属{unit}',
  communities: '{n} 个社区',
  people: '{n} 个账号',
  addBelow: '增加下级院',
  addAbove: '增加上级院',
  belowNote: '建立一个新的检察院和它的第一个管理员。它的社区和人员由它自己添加。',
  aboveNote: '建立本院的上级院和它的第一个管理员。此后它能看到本院的数字，不能撤回。',
  parent: '属于哪个院',
  levelLabel: '级别',
  name: '名称',
  code: '区划代码',
  codeHint: '6 位数字',
  personName: '第一个管理员的姓名',
  username: '管理员的账号',
  usernameHint: '2 到 50 个字母、数字或 . _ -',
  needed: '必填',
  made: '已建立{unit}',
};
