/** The words that every page without script has. */
import type { Word } from '../protocol/lang.js';

export const FRAME_WORDS = {
  name: ['一呼', 'Yihu'],
  readAloud: ['读给我听', 'Read aloud'],
  stopReading: ['停', 'Stop'],
  larger: ['字再大些', 'Larger print'],
  smaller: ['字小一些', 'Smaller print'],
  settings: ['字号和语言', 'Print size and language'],
  emergency: ['遇到危险，先打电话', 'In danger, phone first'],
  n110: ['报警', 'Police'],
  n120: ['急救', 'Ambulance'],
  n119: ['火警', 'Fire'],
  duty: ['值班电话', 'Duty phone'],
  dutyOf: ['检察院', 'Procuratorate'],
  hotline: ['检察服务热线', 'Procuratorate hotline'],
  lost: ['没有办成', 'That did not work'],
  lostNext: [
    '请核对网址，或者重新扫码；急事请打电话。',
    'Check the address, or scan again; if it is urgent, phone.',
  ],
} as const satisfies Record<string, Word>;
