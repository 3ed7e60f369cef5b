/** Where files are kept: why one was not. */
import type { RefusalSentences } from '../refusal-sentences.js';

export const FILE_STORE_REFUSALS = {
  storage_full: [
    'unavailable',
    '存放文件的空间已满，这个文件没有收下。文字照常可以发送，急事请拨打值班电话。',
    'There is no room left for files: this one was not received. Words can be sent as always; if it is urgent, please phone the duty number.',
  ],
  storage_lost: [
    'unavailable',
    '存放文件的地方暂时没有响应，请稍后再试。文字照常可以发送，急事请拨打值班电话。',
    'Where files are kept does not answer now; please try again later. Words can be sent as always; if it is urgent, please phone the duty number.',
  ],
} as const satisfies RefusalSentences;
