/** Who is in a video call as the others are told: by name and title, and nobody's account to who has none. */
import { Injectable } from '@nestjs/common';
import { GuestSessionsService } from '../access/guests/guest-sessions.service.js';
import { guestsOfVideo } from '../access/guests/guest-sessions.repository.js';
import { Directory } from '../directory/directory.js';
import { holderOf } from '../directory/holder.js';
import type { VideoPeer } from '../protocol/conversation/video.js';
import { Store } from '../store/store.js';
import type { VideoPeerRow } from './rows/video.entity.js';
import type { VideoNamespace } from './pages/video-page.js';

@Injectable()
export class PeerViews {
  constructor(
    private readonly store: Store,
    private readonly directory: Directory,
    private readonly guests: GuestSessionsService,
  ) {}

  async of(peers: readonly VideoPeerRow[]): Promise<VideoPeer[]> {
    const guest = peers.find(({ side }) => side === 'guest');
    const rows = guest ? await guestsOfVideo(this.store.read, guest.videoId) : [];
    const names = new Map(rows.map((row) => [row.id, this.guests.nameOf(row)]));
    return peers.map(({ id, personId, side }) => ({
      peerId: id,
      person:
        side === 'guest'
          ? { id: personId, name: names.get(personId) ?? '' }
          : holderOf(this.directory, personId),
      side,
    }));
  }
}

/** A guest learns how people are called, and no id of theirs. */
export const shownTo = (namespace: VideoNamespace, peer: VideoPeer): VideoPeer =>
  namespace === 'guest' ? { ...peer, person: { ...peer.person, id: peer.peerId } } : peer;
