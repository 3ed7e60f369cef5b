/** What an enterprise was told, as it stands on the paper. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { letterWorker } from '../../../src/checkups/letter/letter.job-worker.js';
import { letterText } from '../../../src/checkups/letter/letter-text.js';
import type { JobContext } from '../../../src/jobs/job-worker.js';
import type { CheckedPoint, Checkup } from '../../../src/protocol/outreach/enterprises.js';

const WANG = { id: 'w', name: '王', title: '检察官' };
const CALL = { id: 'k', number: '20261124-007', state: 'active', holder: WANG, mayOpen: true } as const;
const CHECKUP: Checkup = {
  id: 'c',
  enterprise: { id: 'e', name: '张记面馆' },
  kind: 'checkup',
  state: 'done',
  at: '2026-11-24T06:30:00.000Z',
  place: '北市场 12 号',
  officers: [WANG, { id: 'z', name: '赵', title: '检察官助理' }],
  invitedBy: '张店主',
  invitedAt: '2026-11-20T01:00:00.000Z',
  hasContact: true,
  problems: 2,
  solved: 1,
  points: [
    { id: '1', text: '合同的签订', finding: 'fine' },
    { id: '2', text: '劳动合同', finding: 'problem', words: '两名员工没有签', advice: '一个月内补签' },
    {
      id: '3',
      text: '商标',
      finding: 'problem',
      words: '招牌未注册',
      solved: { at: '2026-11-25T01:00:00.000Z', by: WANG, words: '已提交申请' },
    },
    { id: '4', text: '税务和发票', finding: 'not_looked_at' },
  ],
  isOwn: true,
  version: 5,
};
const UNIT = { name: '和平区人民检察院', dutyPhone: '024-23450000' };
/** Of the lines of the page, without where they are broken. */
const plain = (text: string) => text.replace(/\s+/g, '');

/** What is read of the file, and its bytes. */
async function printed(checkup: Checkup, lang: 'zh' | 'en'): Promise<{ text: string; bytes: Buffer }> {
  const folder = mkdtempSync(join(tmpdir(), 'yihu-letter-'));
  const path = join(folder, 'letter.pdf');
  try {
    await letterWorker.run({ path } as JobContext, {
      letter: letterText(checkup, UNIT, lang),
      at: Date.parse(checkup.at),
      name: 'letter.pdf',
    });
    const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
    return { text: plain(text), bytes: readFileSync(path) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('in Chinese: who came, on whose invitation, what was found and advised, and what nobody does here', async () => {
  const { text, bytes } = await printed(CHECKUP, 'zh');
  for (const words of [
    '和平区人民检察院',
    '法治体检告知单',
    '张记面馆',
    '2026年11月24日14:30',
    '北市场12号',
    '王检察官、赵检察官助理',
    '张店主（2026年11月20日）',
    '合同的签订没有问题',
    '两名员工没有签',
    '建议：一个月内补签',
    '已解决：已提交申请',
    '这次没有看：税务和发票。',
    '不插手',
    '不推荐任何律师或律师事务所',
    '12348',
    '024-23450000',
  ])
    expect(text).toContain(words);
  expect(text).not.toMatch(/检查|4\.税务/);
  expect(bytes.length).toBeLessThan(400_000);
  // The same letter is the same file.
  expect((await printed(CHECKUP, 'zh')).bytes.equals(bytes)).toBe(true);
});
test('in English, for a visit', async () => {
  const { text } = await printed({ ...CHECKUP, kind: 'visit', place: '' }, 'en');
  for (const words of [
    'Visit:what we told you',
    'Invited by',
    'Advice:',
    'Not looked at this time',
    'do not intervene',
    '12348',
  ])
    expect(text).toContain(plain(words));
  expect(text).not.toContain('Place');
});
test('what became a call names it and who handles it; of a dispute the channels stand there', async () => {
  const points: CheckedPoint[] = [
    { id: '1', text: '安全生产', finding: 'problem', words: '消防通道堵塞', call: CALL },
    { id: '2', text: '合同的签订', finding: 'problem', words: '对方不付货款', dispute: true },
  ];
  const { text } = await printed({ ...CHECKUP, points }, 'zh');
  expect(text).toContain('已登记为呼叫事项20261124-007，由王检察官办理。');
  expect(text).toMatch(/对方不付货款合同、债务等经济纠纷可以协商、申请调解.*向人民法院起诉/);
  const english = await printed({ ...CHECKUP, points }, 'en');
  expect(english.text).toContain(plain('It has become call 20261124-007, handled by 王检察官.'));
});
test('fifty points with many words stand on several pages, none cut off', async () => {
  const points = Array.from({ length: 50 }, (_, n): CheckedPoint => {
    const id = String(n);
    return { id, text: `第${n}项`, finding: 'problem', words: '话'.repeat(600) + `尾${n}。`, advice: '改' };
  });
  const { text } = await printed({ ...CHECKUP, points }, 'zh');
  for (let n = 0; n < 50; n++) expect(text).toContain(`尾${n}。`);
  expect(text).toContain('12309');
});
