/**
 * Pictures are encoded anew by a process beside the hub: one at a time, so many waiting and no more. It stays for a while
 * for the next, since loading it takes longer than a picture. Whatever becomes of it, whoever sent the picture hears so,
 * and the next one has another process.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { builtProgram } from '../kernel/built-program.js';
import { Clock, type Timer } from '../kernel/clock.js';
import { Semaphore } from '../kernel/concurrency.js';
import { Refusal, refuse, type Sentence } from '../kernel/refusal/refusal.js';
import { MINUTE, SECOND } from '../protocol/time/durations.js';
import {
  PIECE_BYTES,
  type EncodedSize,
  type FromPictureProcess,
  type ToPictureProcess,
} from './picture-messages.js';

const ENTRY = builtProgram(
  import.meta.url,
  './picture-process.main.js',
  '../../dist/pictures/picture-process.main.js',
);
const MOST_WAITING = 20;
const RETRY_SECONDS = 20;
/** Twelve million pixels take two seconds on a busy machine. */
const PATIENCE = 40 * SECOND;
const KEPT = 5 * MINUTE;
/** Megabytes of its heap; pictures are beside it, in memory that it counts itself. */
const MEMORY = ['--max-old-space-size=96', '--max-semi-space-size=4'];

export interface Encoded extends EncodedSize {
  /** To be read to its end before the next picture has its turn. */
  bytes: AsyncIterable<Uint8Array>;
}

@Injectable()
export class PictureEncoder implements OnApplicationShutdown {
  private readonly turns = new Semaphore(
    1,
    MOST_WAITING,
    () => new Refusal('pictures_busy', { retryAfterSeconds: RETRY_SECONDS }),
  );
  private kept: ChildProcess | undefined;
  private idle: Timer | undefined;
  private closed = false;
  /** Another program in its place, for a test of what becomes of one that hangs or dies. */
  entry = ENTRY;

  constructor(private readonly clock: Clock) {}

  onApplicationShutdown(): void {
    this.closed = true;
    this.end();
  }

  /** Ends the process; the next picture begins another. */
  end(): void {
    this.idle?.cancel();
    this.kept?.kill('SIGKILL');
    this.kept = undefined;
  }

  /**
   * @param field under which what is wrong with the picture is told
   * @param keep reads what came of it
   * @throws Refusal `invalid` at `field`, `unavailable` where too many wait; whatever `keep` throws
   */
  encode<T>(
    bytes: AsyncIterable<Uint8Array>,
    field: string,
    keep: (encoded: Encoded) => Promise<T>,
  ): Promise<T> {
    return this.turns.pass(async () => {
      const turn = new Turn(this.process(), field, () => this.closed);
      const patience = this.clock.at(this.clock.now() + PATIENCE, () => this.end());
      try {
        const size = await turn.encode(bytes);
        return await keep({ ...size, bytes: turn.pieces() });
      } finally {
        patience.cancel();
        turn.over();
        // What it still has of this picture, or took of memory, goes with it.
        if (!turn.isDone) this.end();
      }
    });
  }

  private process(): ChildProcess {
    if (this.entry === undefined || this.closed) return refuse('unavailable');
    if (!this.kept?.connected) {
      const child = fork(this.entry, [], {
        execArgv: MEMORY,
        env: { PATH: process.env['PATH'], UV_THREADPOOL_SIZE: '2', MALLOC_ARENA_MAX: '2' },
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
        serialization: 'advanced',
      });
      child.on('error', () => undefined);
      this.kept = child;
    }
    this.idle?.cancel();
    this.idle = this.clock.at(this.clock.now() + KEPT, () => this.end());
    return this.kept;
  }
}

/** One picture's talk with the process. */
class Turn {
  /** All was said: the process is free for the next, and has memory for it. */
  isDone = false;
  private readonly heard: FromPictureProcess[] = [];
  private gone = false;
  private wake: () => void = () => undefined;

  constructor(
    private readonly child: ChildProcess,
    private readonly field: string,
    private readonly isClosed: () => boolean,
  ) {
    child.on('message', this.hear).on('exit', this.leave).on('disconnect', this.leave);
  }
  over(): void {
    this.child.off('message', this.hear).off('exit', this.leave).off('disconnect', this.leave);
  }

  async encode(bytes: AsyncIterable<Uint8Array>): Promise<EncodedSize> {
    await this.say({ begin: true });
    for await (const chunk of bytes)
      for (let at = 0; at < chunk.length; at += PIECE_BYTES)
        await this.say({ piece: chunk.subarray(at, at + PIECE_BYTES) });
    await this.say({ encode: true });
    const answer = await this.answer();
    if ('refused' in answer) {
      this.isDone = true;
      return this.refuse(answer.refused);
    }
    return 'encoded' in answer ? answer.encoded : this.refuse('picture_failed');
  }

  async *pieces(): AsyncGenerator<Uint8Array> {
    for (;;) {
      await this.say({ more: true });
      const answer = await this.answer();
      if (!('piece' in answer)) return this.refuse('picture_failed');
      if (answer.piece === null) {
        this.isDone = !answer.full;
        return;
      }
      yield answer.piece;
    }
  }

  /** Once it was taken over by the system: no faster than it is read. */
  private say(message: ToPictureProcess): Promise<void> {
    return new Promise((sent, failed) => {
      if (this.gone) return failed(this.died());
      this.child.send(message, (error) => (error ? failed(this.died()) : sent()));
    });
  }
  private async answer(): Promise<FromPictureProcess> {
    while (!this.heard.length) {
      if (this.gone) throw this.died();
      await new Promise<void>((wake) => (this.wake = wake));
    }
    return this.heard.shift()!;
  }

  private readonly hear = (message: FromPictureProcess) => {
    this.heard.push(message);
    this.wake();
  };
  private readonly leave = () => {
    this.gone = true;
    this.wake();
  };
  private died = () =>
    this.isClosed()
      ? new Refusal('unavailable')
      : new Refusal('invalid', { fields: { [this.field]: 'picture_failed' } });
  private refuse = (sentence: Sentence): never => refuse('invalid', { fields: { [this.field]: sentence } });
}
