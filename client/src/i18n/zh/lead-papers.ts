import { tableIn } from '@protocol/lang.js';
import { AGENCY_REQUEST_KIND_WORDS } from '@protocol/vocabulary/relief.js';
import { LEAD_PAPER_WORDS } from '@protocol/vocabulary/lead-papers.js';

export const leadPapers = {
  title: '文书草稿',
  signed: '线下签字',
  kind: tableIn(LEAD_PAPER_WORDS, 'zh'),
  ask: tableIn(AGENCY_REQUEST_KIND_WORDS, 'zh'),
  agency: '{kind}函：{agency}',
  visit: '回访记录，满 {n} 个月',
  draft: '{paper}，{format}',
  making: '正在草拟',
  download: '下载 {format}',
  failed: '没有做成：{why}',
  form: {
    title: '草拟{paper}（{format}）',
    who: '当事人的姓名、电话、住址',
    masked: '遮住',
    clear: '写明',
    maskedHint: '遮住的地方，打印后手写。',
    reason: '为什么要写明',
    reasonHint: '每次都有记录',
    reasonNeeded: '请写明理由',
    go: '草拟',
    note: '只是草稿：不知道的留空白横线，线下签字、盖章后生效。做好的文件只有您能下载，七天后删除。',
  },
};
