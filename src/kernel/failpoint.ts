/** Named places where the crash tests kill the process, as a power cut would: no handler runs. */
let armed: string | undefined;
export const armFailpoint = (name: string | undefined) => {
  armed = name;
};
export const failpoint = (name: string) => {
  if (armed === name) process.kill(process.pid, 'SIGKILL');
};
/** Named places where they make a part of the hub stand still, as one that waits for an answer that never comes. */
export const stallpoint = (name: string): Promise<void> | undefined =>
  armed === `stall:${name}` ? new Promise<never>(() => undefined) : undefined;
