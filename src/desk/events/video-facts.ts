/** Who speaks in a video call is told over its own channel, and nobody is sent a notice of it. */
export const VIDEO_FACTS = { video_consented: null, video_began: null, video_ended: null } as const;
