import type { Word } from '@protocol/lang.js';

/** What stands on a poster: Chinese, and small below it English, whatever language the page is in that prints it. */
export const PAPER_WORDS = {
  head: ['有事，扫一扫找检察院', 'Scan to reach the procuratorate'],
  lead: ['一呼 · 社区呼叫，检察应答', 'Yihu: the community calls, the procuratorate answers'],
  what: [
    '养老钱被骗、工资要不到、家里邻里的事……写一句话，社区工作者联系您，替您呼叫检察院。不收费，不用下载。',
    'Cheated, unpaid, in trouble at home or next door: leave a word, and a community worker calls the procuratorate for you. Free, nothing to install.',
  ],
  danger: ['有危险，先打电话', 'In danger, phone first'],
  n110: ['报警', 'Police'],
  n120: ['急救', 'Ambulance'],
  n119: ['火警', 'Fire'],
  duty: ['值班电话', 'Duty telephone'],
  hotline: ['检察服务热线', 'Hotline'],
  phoneless: ['没有手机，到社区服务台说一声也行。', 'Without a telephone: tell them at the community desk.'],
} as const satisfies Record<string, Word>;
