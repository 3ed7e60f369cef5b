/** One process of clients, and the file in which it keeps what was acknowledged. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Child, Children } from '../core/children.js';

export interface Line {
  t: 'asked' | 'answered' | 'refused' | 'differs' | 'back' | 'told';
  at: number;
  who: string;
  event: string;
  key: string;
  /** Of what was answered. */
  id?: string;
  version?: number;
  state?: string;
  ms?: number;
  tries?: number;
  payload?: Partial<Record<'clientCallId' | 'clientMessageId' | 'offerId' | 'callId', string>>;
  code?: string;
  what?: string;
  /** Of what a page was told from its beginning: calls and their newest versions, and rings. */
  calls?: Record<string, number>;
  rings?: string[];
}

const QUIET_MILLISECONDS = 120_000;

export class ClientProcess {
  readonly child: Child;
  readonly file: string;

  private constructor(child: Child, file: string) {
    this.child = child;
    this.file = file;
  }

  static async start(
    children: Children,
    name: string,
    script: string,
    settings: { file: string } & Record<string, unknown>,
  ): Promise<ClientProcess> {
    const at = `${settings.file}.settings`;
    writeFileSync(at, JSON.stringify(settings));
    writeFileSync(settings.file, '');
    const path = fileURLToPath(new URL(`./${script}`, import.meta.url));
    const child = children.start(
      name,
      process.execPath,
      ['--disable-warning=ExperimentalWarning', path, at],
      {
        env: { PATH: process.env.PATH! },
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      },
    );
    const own = new ClientProcess(child, settings.file);
    await own.hears('ready');
    return own;
  }

  get pid(): number {
    return this.child.pid;
  }

  /** Resolves when it says so. */
  hears(word: string, milliseconds = QUIET_MILLISECONDS): Promise<void> {
    const { process: child } = this.child;
    return new Promise((resolve, reject) => {
      const settle = (error?: Error) => {
        clearTimeout(late);
        child.off('message', hear);
        if (error) reject(error);
        else resolve();
      };
      const late = setTimeout(
        () => settle(new Error(`${this.child.name} does not come to ${word}`)),
        milliseconds,
      );
      const hear = (said: unknown) => said === word && settle();
      child.on('message', hear);
      void this.child.ended.then(() => settle(new Error(`${this.child.name} ended: ${this.child.output()}`)));
    });
  }
  /** Tells it to, and waits until it has. */
  async tell(word: 'quiet' | 'compare' | 'press' | 'return'): Promise<void> {
    const done = this.hears(word);
    this.child.process.send(word);
    await done;
  }

  /** All that it wrote by now; the last line may be cut short. */
  lines(): Line[] {
    return readFileSync(this.file, 'utf8')
      .split('\n')
      .flatMap((line) => (line.endsWith('}') ? [JSON.parse(line) as Line] : []));
  }
}
