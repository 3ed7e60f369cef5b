/**
 * The second place: a folder a generation (as long as the log is known without a gap), in it its numbered segments and
 * the bases that they go on from. Whatever is written there has its name only once it is whole and on the disk.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { SECOND } from '../../protocol/time/durations.js';
import { onTheWall } from '../../protocol/time/local-day.js';
import { takeName } from '../archive/write-archive.js';

const GENERATION = /^gen-\d{8}-\d{6}-[\da-f]{8}$/;
const SEGMENT = /^(\d{9})\.segment$/;
const READY = /^(\d{9})\.ready$/;
const Ready = z.object({ until: z.number() });

/**
 * A name that sorts by its time.
 * @param after the newest that is there: this one sorts behind it, though the clock was put back meanwhile
 */
export function newGeneration(at: number, after: string | undefined): string {
  const [, date = '', time = ''] = after?.split('-') ?? [];
  const last = Date.parse(`${date.replace(/(....)(..)/, '$1-$2-')}T${time.replace(/(..)(..)/, '$1:$2:')}Z`);
  const wall = onTheWall(at).getTime();
  const stamp = new Date(last >= wall - SECOND ? last + SECOND : wall).toISOString().slice(0, 19);
  return `gen-${stamp.replace(/[-:]/g, '').replace('T', '-')}-${randomBytes(4).toString('hex')}`;
}

/** What a base says of itself, so that none of others is taken for it. */
export const baseName = (generation: string, from: number): string => `${generation}/${from}`;

const numbered = (n: number) => String(n).padStart(9, '0');

export interface Base {
  /** Segments with this number and above go on from it. */
  from: number;
  /** It is whole only with the segments up to this one. */
  until: number;
  path: string;
}

/** Another process has gone on from the same one. */
export class SegmentTaken extends Error {}
/** What was shipped is not there any more. */
export class PlaceEmptied extends Error {}

export class TailPlace {
  /** A generation that has been seen there, and on which disk. */
  private seen: { generation: string | undefined; disk: number } | undefined;
  constructor(readonly folder: string) {}

  /** Makes its folder. @returns false where that is no second disk: it may not be mounted */
  async open(database: string): Promise<boolean> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    return (await stat(this.folder)).dev !== (await stat(database)).dev;
  }
  async see(generation: string): Promise<void> {
    this.seen = { generation, disk: (await stat(this.folder)).dev };
  }
  /**
   * A disk that is not mounted leaves an empty folder of this machine, which is no second place.
   * @throws PlaceEmptied where it is the same disk, Error where it is another
   */
  async requireSeen(): Promise<void> {
    if (!this.seen) return;
    const { generation, disk } = this.seen;
    if (generation !== undefined && (await this.names(join(this.folder, generation))).length) return;
    if ((await stat(this.folder)).dev === disk) {
      if (generation === undefined) return;
      this.seen = { generation: undefined, disk };
      throw new PlaceEmptied();
    }
    throw new Error(`${this.folder} is empty and on another disk than it was: mount the second place`);
  }

  /** The newest first. */
  async generations(): Promise<string[]> {
    return (await this.names(this.folder))
      .filter((name) => GENERATION.test(name))
      .sort()
      .reverse();
  }
  private names = (folder: string): Promise<string[]> =>
    readdir(folder).catch((error: { code?: string }) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });

  segmentPath = (generation: string, number: number): string =>
    join(this.folder, generation, 'segments', `${numbered(number)}.segment`);
  /** In their order. */
  async segments(generation: string): Promise<number[]> {
    const names = await this.names(join(this.folder, generation, 'segments'));
    return names
      .map((name) => SEGMENT.exec(name)?.[1])
      .filter((n) => n !== undefined)
      .map(Number)
      .sort((a, b) => a - b);
  }
  readSegment = (generation: string, number: number): Promise<Buffer> =>
    readFile(this.segmentPath(generation, number));
  /** @throws SegmentTaken where there is one already */
  async writeSegment(generation: string, number: number, sealed: Buffer): Promise<void> {
    try {
      await writeWhole(this.segmentPath(generation, number), sealed, takeName);
    } catch (error) {
      throw (error as { code?: string }).code === 'EEXIST' ? new SegmentTaken() : error;
    }
  }

  basePath = (generation: string, from: number): string =>
    join(this.folder, generation, `${numbered(from)}.backup`);
  /** That are whole, the newest first. */
  async bases(generation: string): Promise<Base[]> {
    const found: Base[] = [];
    for (const name of (await this.names(join(this.folder, generation))).sort().reverse()) {
      const from = READY.exec(name)?.[1];
      if (from === undefined) continue;
      const text = await readFile(join(this.folder, generation, name), 'utf8');
      const { until } = Ready.parse(JSON.parse(text));
      found.push({ from: Number(from), until, path: this.basePath(generation, Number(from)) });
    }
    return found;
  }
  markReady = (generation: string, from: number, until: number): Promise<void> =>
    writeWhole(
      join(this.folder, generation, `${numbered(from)}.ready`),
      Buffer.from(JSON.stringify({ until })),
    );

  /** What the database file was when the hub ended by itself, with its log in it. */
  readonly closedPath = (generation: string): string => join(this.folder, generation, 'closed.json');

  /** What a death left half written of a base: nobody else writes one now. */
  async clearDrafts(generation: string): Promise<void> {
    for (const name of await this.names(join(this.folder, generation)))
      if (/\.backup\.[\da-f]+\.part$/.test(name))
        await rm(join(this.folder, generation, name), { force: true });
  }

  /** Takes away generations but the newest so many, and of the first what is older than its base. */
  async prune(generation: string, from: number, keep: number): Promise<void> {
    for (const old of (await this.generations()).filter((one) => one !== generation).slice(keep - 1))
      await rm(join(this.folder, old), { recursive: true, force: true });
    for (const number of await this.segments(generation))
      if (number < from) await rm(this.segmentPath(generation, number), { force: true });
    // Of those that never became whole, too.
    for (const name of await this.names(join(this.folder, generation)))
      if (/^\d{9}\.(ready|backup)/.test(name) && Number(name.slice(0, 9)) < from)
        await rm(join(this.folder, generation, name), { force: true });
  }
}

export async function writeWhole(
  path: string,
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
  name: (draft: string, path: string) => Promise<void> = rename,
): Promise<void> {
  const draft = `${path}.part`;
  const write = async () => {
    const file = await open(draft, 'w', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
  };
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await write();
  await name(draft, path);
}
