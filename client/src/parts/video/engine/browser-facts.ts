import type { BrowserFacts } from './obstacles';

export const browserFacts = (): BrowserFacts => ({
  userAgent: navigator.userAgent,
  secure: window.isSecureContext,
  canRecord: typeof navigator.mediaDevices?.getUserMedia === 'function',
  canConnect: typeof window.RTCPeerConnection === 'function',
});
