/** An upload from its first byte to its answer: who may, how many at once, and what becomes of one that is given up. */
import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Authenticator } from '../access/authenticator.js';
import { Directory } from '../directory/directory.js';
import { allowanceKeyOf, type Actor, type CommandActor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { KeyedLimit } from '../kernel/concurrency.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { LIMITS } from '../protocol/limits.js';
import type { FileSent } from '../protocol/conversation/files.js';
import { MessageLimits } from '../realtime/message-limits.js';
import { FileIntakeService, type KeptFile } from './file-intake.service.js';
import { FileSendingService } from './file-sending.service.js';
import { receiveFile } from './receive-file.js';
import { watchUpload } from './line-watch.js';

/** At once, of one person and of this node. */
const MOST_OF_ONE = 3;
const MOST = 40;
const RETRY_SECONDS = 5;
/** Bytes around the file in its form. */
const FORM = 64 * 1024;
/** So much of what is too large is heard to its end, since who is cut short does not hear why. */
const HEARD = 3;

interface Coming {
  kept: KeptFile;
  name: string | undefined;
  by: string | undefined;
}

@Injectable()
export class FileUploadService {
  private readonly people = new KeyedLimit();
  private readonly all = new KeyedLimit();
  private readonly keys = new KeyedLimit();

  constructor(
    private readonly authenticator: Authenticator,
    private readonly directory: Directory,
    private readonly limits: MessageLimits,
    private readonly intake: FileIntakeService,
    private readonly sending: FileSendingService,
    private readonly clock: Clock,
  ) {}

  /** @param key made by the sender, for each file one: a repeat is answered as the first was */
  async receive(
    actor: Actor,
    callId: string,
    key: string | undefined,
    request: Request,
    response: Response,
  ): Promise<{ sent: FileSent; made: boolean }> {
    const clientKey = requireKey(key);
    return this.limits.spend('file', actor, (asker) =>
      this.inTurn(asker, `${callId}|${allowanceKeyOf(asker)}|${clientKey}`, () =>
        this.whole(asker, callId, clientKey, request, response),
      ),
    );
  }

  private async whole(
    asker: CommandActor,
    callId: string,
    key: string,
    request: Request,
    response: Response,
  ): Promise<{ sent: FileSent; made: boolean }> {
    const settings = this.directory.settings(asker.unitId).files;
    const most = settings.megabytes * 1024 * 1024;
    watchUpload(this.clock, request, HEARD * most + FORM);
    const remove = ({ kept }: Coming) => this.intake.remove(kept.storeId);
    const coming = await receiveFile<Coming>(
      request,
      response,
      settings.megabytes,
      async (part) => {
        await this.authenticator.asAuthor(asker, part.by, false, (author) =>
          this.sending.requireWelcome(author, callId, key),
        );
        return { kept: await this.intake.take(part, settings), name: part.name, by: part.by };
      },
      remove,
    );
    try {
      const { kept, name, by = asker.id } = coming;
      const answer = await this.asNow(asker, (now) =>
        this.authenticator.asAuthor(now, by, false, (author) =>
          this.sending.send(author, callId, key, kept, name),
        ),
      );
      if (!answer.made) await remove(coming);
      return answer;
    } catch (error) {
      await remove(coming);
      throw error;
    }
  }

  /** An upload takes minutes: who has signed out since, or may do less, sends as they are now or not at all. */
  private async asNow<T>(asker: CommandActor, deed: (now: CommandActor) => Promise<T>): Promise<T> {
    const actor = (await this.authenticator.again(asker)) ?? refuse('unauthenticated');
    const now: CommandActor = { ...actor, ...(asker.over && { over: asker.over }) };
    try {
      return await deed(now);
    } finally {
      if (now.wrote) asker.wrote = true;
    }
  }

  /** The same file twice at once is one that its sender thought lost; it is told when to look again. */
  private async inTurn<T>(asker: CommandActor, key: string, work: () => Promise<T>): Promise<T> {
    const person = allowanceKeyOf(asker);
    const retryAfterSeconds = RETRY_SECONDS;
    const taken: [KeyedLimit, string][] = [];
    const take = (limit: KeyedLimit, name: string, most: number) => {
      const has = limit.take(name, most);
      if (has) taken.push([limit, name]);
      return has;
    };
    try {
      if (!take(this.keys, key, 1)) refuse('file_under_way', { retryAfterSeconds });
      if (!take(this.people, person, MOST_OF_ONE) || !take(this.all, '', MOST))
        refuse('uploads_busy', { retryAfterSeconds });
      return await work();
    } finally {
      for (const [limit, name] of taken) limit.leave(name);
    }
  }
}

function requireKey(key: string | undefined): string {
  const field = 'Idempotency-Key';
  if (!key) return refuse('invalid', { fields: { [field]: 'field_required' } });
  if (!/^[\w.:-]+$/.test(key) || key.length > LIMITS.name)
    refuse('invalid', { fields: { [field]: 'field_uuid' } });
  return key;
}
