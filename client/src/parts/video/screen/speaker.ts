/** Which loudspeaker the others are heard from, where the browser lets one choose. */
import { ref } from 'vue';

export const speaker = ref('');
const outputs = async () =>
  (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'audiooutput');

export const hasSpeakers = async (): Promise<boolean> =>
  'setSinkId' in HTMLMediaElement.prototype && (await outputs().catch(() => [])).length > 1;

/** The next of several; answers what it is called. */
export const nextSpeaker = async (): Promise<string> => {
  const all = await outputs();
  const next = all[(all.findIndex(({ deviceId }) => deviceId === speaker.value) + 1) % all.length];
  speaker.value = next?.deviceId ?? '';
  return next?.label ?? '';
};
