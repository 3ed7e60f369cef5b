import type { Sample } from './line-quality';

interface Counted {
  sent: number;
  lost: number;
  received: number;
  gone: number;
  bytes: number;
}
const NOTHING: Counted = { sent: 0, lost: 0, received: 0, gone: 0, bytes: 0 };
/** Fewer packets than these say nothing of a share. */
const ENOUGH = 20;
const share = (lost: number, of: number) => (of >= ENOUGH ? Math.min(1, Math.max(0, lost) / of) : 0);

/** Reads one connection every few seconds and says how it was since the last time. */
export class LineStats {
  private before = NOTHING;
  private first = true;

  constructor(private readonly connection: RTCPeerConnection) {}

  async sample(): Promise<Sample> {
    const now = { ...NOTHING };
    let roundTrip: number | undefined;
    let maySend: number | undefined;
    let narrow = false;
    const reports = await this.connection.getStats();
    reports.forEach((one: Record<string, number | string | boolean | undefined>) => {
      const number = (name: string) => (typeof one[name] === 'number' ? one[name] : 0);
      if (one['type'] === 'outbound-rtp') {
        now.sent += number('packetsSent');
        // Its guess of what it may send is low as well where it has little to send.
        narrow ||= one['qualityLimitationReason'] === 'bandwidth';
      }
      if (one['type'] === 'remote-inbound-rtp') now.lost += number('packetsLost');
      if (one['type'] === 'inbound-rtp') {
        now.received += number('packetsReceived');
        now.gone += number('packetsLost');
        now.bytes += number('bytesReceived');
      }
      if (one['type'] === 'candidate-pair' && (one['nominated'] || one['selected'])) {
        if (typeof one['currentRoundTripTime'] === 'number') roundTrip = one['currentRoundTripTime'];
        if (typeof one['availableOutgoingBitrate'] === 'number') maySend = one['availableOutgoingBitrate'];
      }
    });
    const { before } = this;
    this.before = now;
    const came = now.received - before.received;
    const gone = now.gone - before.gone;
    const sample: Sample = {
      loss: Math.max(share(gone, came + gone), share(now.lost - before.lost, now.sent - before.sent)),
      roundTripSeconds: roundTrip,
      maySend: narrow && !this.first ? maySend : undefined,
      silent: !this.first && now.bytes === before.bytes && now.bytes > 0,
    };
    this.first = false;
    return sample;
  }
}
