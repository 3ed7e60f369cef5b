/** Tokens of the hub's own device: of no account, in this process only, and taken back when the test is over. */
import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';

@Injectable()
export class ProbeTokens {
  private readonly actors = new Map<string, Actor>();

  lend(actor: Omit<Actor, 'sessionId' | 'lang'>): string {
    const token = randomBytes(32).toString('base64url');
    this.actors.set(token, { ...actor, sessionId: actor.id, lang: 'zh' });
    return token;
  }
  takeBack = (token: string) => this.actors.delete(token);
  whose = (token: string) => this.actors.get(token);
}
