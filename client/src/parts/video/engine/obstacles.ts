/** What keeps this browser from a video call, found out before anything is asked of a person. */
export type Obstacle = 'wechat' | 'insecure' | 'no_rtc' | 'denied' | 'none' | 'busy';

export interface BrowserFacts {
  userAgent: string;
  secure: boolean;
  /** It can open a microphone. */
  canRecord: boolean;
  canConnect: boolean;
}
export const inWeChat = (userAgent: string): boolean => /MicroMessenger/i.test(userAgent);

/**
 * WeChat's own browser opens the camera on some telephones and not on others, and says so on none: the way out comes
 * first there, and trying all the same is offered only where the parts are there.
 */
export const obstacleOf = ({ userAgent, secure, canRecord, canConnect }: BrowserFacts): Obstacle | null => {
  if (inWeChat(userAgent)) return 'wechat';
  if (!secure) return 'insecure';
  return canRecord && canConnect ? null : 'no_rtc';
};
export const mayTry = ({ secure, canRecord, canConnect }: BrowserFacts): boolean =>
  secure && canRecord && canConnect;
