import type { Ack } from '@protocol/answers.js';
import type { ClientEvents } from '@protocol/events.js';
import { io } from 'socket.io-client';
import { lang } from '../../i18n/index';
import { Refused, unreached } from '../../hub/refused';
import type { VideoLine, VideoTold } from '../../parts/video/engine/video-line';

const patience = 8_000;
type Asks = ClientEvents['guest'];

/** The line of whoever came by a link: to the one video call that it opened, and to nothing else. */
export const guestLine = (token: string): VideoLine & { close(): void } => {
  const socket = io('/guest', {
    path: '/socket.io',
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 200,
    reconnectionDelayMax: 2_000,
    timeout: patience,
    auth: (give) => give({ token, lang: lang.value }),
  });
  let was = false;
  const back = new Set<() => void>();
  socket.on('connect', () => {
    if (was) for (const hear of back) hear();
    was = true;
  });
  const ask = async <E extends keyof Asks>(event: E, payload: Asks[E][0]): Promise<Asks[E][1]> => {
    let ack: Ack<Asks[E][1]>;
    try {
      ack = (await socket.timeout(patience).emitWithAck(event, payload)) as Ack<Asks[E][1]>;
    } catch {
      throw unreached();
    }
    if (!ack.ok) throw new Refused(ack.error);
    return ack.data;
  };
  const never = () => Promise.reject(unreached());
  return {
    start: (peerId) => ask('video:start', { ...(peerId && { peerId }) }),
    underWay: () => Promise.resolve(undefined),
    signal: (signal) => ask('video:signal', signal),
    end: (videoId) => ask('video:end', { videoId }),
    consent: never,
    invite: never,
    putOut: never,
    on: <E extends keyof VideoTold>(event: E, hear: (told: VideoTold[E]) => void) => {
      socket.on(event as string, hear as (told: unknown) => void);
      return () => void socket.off(event as string, hear as (told: unknown) => void);
    },
    onBack: (hear) => {
      back.add(hear);
      return () => void back.delete(hear);
    },
    isUp: () => socket.connected,
    close: () => void socket.disconnect(),
  };
};
