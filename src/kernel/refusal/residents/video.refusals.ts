/** 视频连线: why not. */
import type { RefusalSentences } from '../refusal-sentences.js';

export const VIDEO_REFUSALS = {
  video_of_drill: ['conflict', '这是演练，不能视频连线。', 'This is a drill; there is no video call in it.'],
  video_not_active: [
    'conflict',
    '有人接听并正在办理的呼叫才能视频连线；现在请用文字。',
    'A video call needs somebody who has answered and is handling the call; please write for now.',
  ],
  video_not_found: ['not_found', '没有找到这次视频连线。', 'There is no such video call.'],
  video_over: [
    'conflict',
    '这次视频连线已经结束；可以继续用文字，或重新发起。',
    'This video call is over; go on in writing, or start another.',
  ],
  video_not_in: [
    'conflict',
    '您还没有加入这次视频连线，请先加入。',
    'You are not in this video call yet; please join first.',
  ],
  video_full: [
    'conflict',
    '这次视频连线已有 {max} 人，不能再加人；请等有人离开。',
    'There are {max} people in this video call already; please wait until somebody leaves.',
  ],
  video_peer_gone: ['conflict', '对方已经不在这次视频连线里。', 'They are not in this video call any more.'],
  video_one_signal: [
    'invalid',
    '每次只能送一份连接说明或一个地址。',
    'Send either a description or a candidate.',
  ],
  video_guarded: [
    'forbidden',
    '这类呼叫请谁加入视频，由办理人决定。',
    'In a call of this kind its holder decides who is invited to the video call.',
  ],
  video_principals: ['forbidden', '请社区或办理人来做。', 'Only the community or the holder can do this.'],
  video_is_of_call: [
    'forbidden',
    '对方是这个呼叫的当事工作人员，不能请出。',
    'They are of this call and cannot be asked to leave.',
  ],
  video_recused: [
    'conflict',
    '对方已回避这个呼叫，不能邀请。',
    'They are recused from this call and cannot be invited.',
  ],
  video_link_unknown: [
    'not_found',
    '链接不完整或不对，请让对方重新发一个。',
    'The link is incomplete or wrong; please ask for another.',
  ],
  video_link_used: [
    'conflict',
    '这个链接已经用过，只能打开一次；请让对方重新发一个。',
    'This link has been opened already and opens once; please ask for another.',
  ],
  video_link_over: [
    'conflict',
    '这个链接已经过期，或视频连线已经结束；请让对方重新发一个。',
    'This link is too old, or the video call is over; please ask for another.',
  ],
} as const satisfies RefusalSentences;
