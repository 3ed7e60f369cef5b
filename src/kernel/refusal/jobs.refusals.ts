/** Long work: why not. */
import type { RefusalSentences } from './refusal-sentences.js';

export const JOBS_REFUSALS = {
  job_failed: ['internal', '没有做成，请稍后再试。', 'It could not be made. Please try again later.'],
  job_rights: [
    'forbidden',
    '您的角色或单位已变更，请重新申请。',
    'Your role or unit has changed. Please ask for it again.',
  ],
  jobs_open: [
    'conflict',
    '您已有 {max} 项任务未完成，请等其中一项完成后再试。',
    'You have {max} jobs under way already. Please wait until one of them is done.',
  ],
  job_alone: [
    'conflict',
    '本单位已经在进行这项任务，请等它做完。',
    'Your unit has this under way already. Please wait until it is done.',
  ],
  file_gone: [
    'conflict',
    '文件已不在这台服务器上，请重新生成。',
    'The file is no longer on this server. Please make it again.',
  ],
} as const satisfies RefusalSentences;
