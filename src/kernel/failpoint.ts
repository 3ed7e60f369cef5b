/** Named places where the crash tests kill the process, as a power cut would: no handler runs. */
let armed: string | undefined;
export const armFailpoint = (name: string | undefined) => {
  armed = name;
};
export const failpoint = (name: string) => {
  if (armed === name) process.kill(process.pid, 'SIGKILL');
};
