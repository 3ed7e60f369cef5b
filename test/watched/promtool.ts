/** Prometheus' own checker, where it is installed (Debian: prometheus). */
import { spawnSync } from 'node:child_process';

export const promtoolIsThere = spawnSync('promtool', ['--version']).status === 0;
if (!promtoolIsThere)
  process.stdout.write(
    'skipped: what promtool says of metrics, alerts and the dashboard, since it is not installed\n',
  );

/** @returns how it ended, and all it said */
export function promtool(args: string[], input = ''): { status: number | null; said: string } {
  const cwd = new URL('../../deploy/monitoring', import.meta.url);
  const { status, stdout, stderr } = spawnSync('promtool', args, { input, encoding: 'utf8', cwd });
  return { status, said: `${stdout}${stderr}`.trim() };
}
