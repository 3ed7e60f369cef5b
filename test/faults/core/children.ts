/** Every process beside the hub's nodes that the lab starts, by its pid: none outlives the lab, no other is touched. */
import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

export interface Child {
  name: string;
  pid: number;
  process: ChildProcess;
  /** What it printed. */
  output(): string;
  isUp(): boolean;
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  signal(name: NodeJS.Signals): void;
  /** SIGKILL, also where it was stopped, and waits until it is gone. */
  kill(): Promise<void>;
}

export class Children {
  readonly all: Child[] = [];

  start(name: string, command: string, args: readonly string[], options: SpawnOptions = {}): Child {
    const started = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    running.add(started);
    let output = '';
    for (const stream of [started.stdout, started.stderr])
      stream?.on('data', (text: Buffer) => (output += text.toString()));
    let up = true;
    const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve, reject) => {
      started.once('error', reject);
      started.once('close', (code, signal) => {
        up = false;
        running.delete(started);
        resolve({ code, signal });
      });
    });
    ended.catch(() => undefined);
    const child: Child = {
      name,
      pid: started.pid ?? 0,
      process: started,
      output: () => output,
      isUp: () => up,
      ended,
      signal: (signal) => void started.kill(signal),
      kill: async () => {
        if (up) started.kill('SIGKILL');
        await ended;
      },
    };
    this.all.push(child);
    return child;
  }

  async close(): Promise<void> {
    await Promise.all(this.all.map((child) => child.kill().catch(() => undefined)));
  }
}
