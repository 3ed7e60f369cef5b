import { GOOD, nextStanding, type Level, type Standing } from './line-quality';
import { LineStats } from './line-stats';
import type { PeerLink } from './peer-link';

/** How weak the line of this page is, from all its connections: it is at least as good as the best of them. */
export class LineWatch {
  private standing: Standing = GOOD;
  private readonly stats = new WeakMap<PeerLink, LineStats>();

  get level(): Level {
    return this.standing.level;
  }

  /** Whether it is another one now. */
  async measure(links: Iterable<PeerLink>): Promise<boolean> {
    const all = [...links];
    const live = all.filter(({ standing }) => standing === 'live');
    // What was lost while there was no way says nothing of the way that is found next.
    for (const link of all) if (link.standing !== 'live') this.stats.delete(link);
    if (!live.length) this.standing = GOOD;
    const samples = await Promise.all(live.map((link) => this.sample(link)));
    const before = this.level;
    const after = samples.map((sample) => nextStanding(this.standing, sample));
    const rank = ({ level, run }: Standing) => level * 100 + run;
    if (after.length) this.standing = after.reduce((best, one) => (rank(one) < rank(best) ? one : best));
    return this.level !== before;
  }

  private async sample(link: PeerLink) {
    const stats = this.stats.get(link) ?? new LineStats(link.connection);
    this.stats.set(link, stats);
    const sample = await stats.sample();
    // From who is muted and shows no picture nothing need come.
    return { ...sample, silent: sample.silent && (link.note.sound || link.note.camera === 'on') };
  }
}
