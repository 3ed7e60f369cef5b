/** Files of a conversation: why not, and what to do. */
import type { RefusalSentences } from '../refusal-sentences.js';

export const FILES_REFUSALS = {
  file_one: ['invalid', '请选择一个文件', 'is to be one file'],
  file_empty: ['invalid', '是空文件', 'is empty'],
  file_large: ['invalid', '最大 {max} MB', 'may have {max} MB at most'],
  file_kind: [
    'invalid',
    '这种文件不能发送。可以发：JPEG、PNG、WebP、GIF 图片，PDF、Word、Excel、PPT、OFD、纯文本，语音留言',
    'is of a kind that cannot be sent. These can: JPEG, PNG, WebP and GIF pictures, PDF, Word, Excel, PowerPoint, OFD, plain text, voice notes',
  ],
  file_heic: [
    'invalid',
    '是 HEIC 照片，别的设备打不开。请在手机“设置 › 相机 › 格式”里选“兼容性最佳”，或截图后再发',
    'is a HEIC photograph, which other devices cannot show: choose “Most Compatible” under Settings › Camera › Formats, or send a screenshot',
  ],
  file_broken: [
    'invalid',
    '内容不完整，或与它的格式不符，请打开检查后再发',
    'is not whole, or not what it says it is: please open it and look before sending it again',
  ],
  file_hides: [
    'invalid',
    '里面还带着别的文件或程序，请另存一份再发',
    'carries another file or a program within: please save it anew and send that',
  ],
  file_macros: [
    'invalid',
    '带有宏，请另存为不带宏的文件再发',
    'has macros: please save it without them and send that',
  ],
  file_heavy: ['invalid', '展开后太大，请拆成几份再发', 'unpacks to too much: please send it in parts'],
  file_markup: [
    'invalid',
    '是网页或程序，不能发送，请另存为 PDF 再发',
    'is a web page or a program, which cannot be sent: please save it as PDF',
  ],
  file_encoding: [
    'invalid',
    '这份文字不是 UTF-8 编码，别的设备上会是乱码，请另存为 UTF-8 或 PDF 再发',
    'is text that is not in UTF-8 and would be unreadable elsewhere: please save it as UTF-8 or PDF',
  ],
  file_video: [
    'invalid',
    '视频不能发送，请发照片或语音留言',
    'is a video, which cannot be sent: please send a photograph or a voice note',
  ],
  file_ogg: [
    'invalid',
    '是 ogg 语音，苹果手机放不出来，请用本页的录音',
    'is a voice note in ogg, which iPhones cannot play: please record it on this page',
  ],
  voice_long: ['invalid', '语音最长 {max} 分钟', 'may last {max} minutes at most'],
  picture_large: [
    'invalid',
    '像素太多（最多 6500 万），请缩小或截图后再发',
    'has too many pixels (65 million at most): please send it smaller, or a screenshot',
  ],
  picture_broken: [
    'invalid',
    '这张图片打不开，可能没有存完整，请重新保存或截图后再发',
    'is a picture that cannot be opened: please save it anew, or send a screenshot',
  ],
  picture_failed: [
    'invalid',
    '这张图片处理不了，请截图后再发',
    'is a picture that could not be made ready: please send a screenshot',
  ],
  pictures_busy: [
    'unavailable',
    '发图片的人太多，没有收下，请 {seconds} 秒后再发。',
    'Too many pictures are being sent, and yours was not taken: please send it again in {seconds} s.',
  ],
  uploads_busy: [
    'unavailable',
    '正在发送的文件太多，没有收下，请 {seconds} 秒后再发。',
    'Too many files are being sent, and yours was not taken: please send it again in {seconds} s.',
  ],
  file_under_way: [
    'conflict',
    '这个文件正在发送，请 {seconds} 秒后再看。',
    'This file is being sent already; please look again in {seconds} s.',
  ],
  file_key_taken: [
    'conflict',
    '这个编号已经用来发送过别的内容，没有收下。',
    'This key was used for something else before; nothing was taken.',
  ],
  call_files_full: [
    'conflict',
    '这个呼叫事项里的文件已满（最多 {files} 个、{max} MB），没有收下。',
    'This call has as many files as it may have ({files}, {max} MB); yours was not taken.',
  ],
  unit_files_full: [
    'conflict',
    '本院存放文件的空间已用完，没有收下。请用文字说明，并告诉管理员。',
    'The room that the unit has for files is used up, and yours was not taken. Please write instead, and tell an administrator.',
  ],
  file_not_found: ['not_found', '没有找到这个文件。', 'There is no such file.'],
  file_expired: [
    'not_found',
    '这个文件已过保存期，不再保存。',
    'This file was kept for its time and is not kept any longer.',
  ],
} as const satisfies RefusalSentences;
