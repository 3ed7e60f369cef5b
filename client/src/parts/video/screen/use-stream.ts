import { onMounted, ref, watch, type ShallowRef } from 'vue';
import { speaker } from './speaker';

type Sinks = HTMLMediaElement & { setSinkId?: (id: string) => Promise<void> };

/** Plays a stream in an element; `silent` where the browser wants a touch before it may be heard. */
export const useStream = (
  element: Readonly<ShallowRef<HTMLVideoElement | null>>,
  stream: () => MediaStream | null,
) => {
  const silent = ref(false);
  const play = async () => {
    const at = element.value;
    if (!at) return;
    if (at.srcObject !== stream()) at.srcObject = stream();
    try {
      await at.play();
      silent.value = false;
    } catch (error) {
      // A picture that comes later plays by itself; only a "no" needs a person.
      if ((error as Error).name === 'NotAllowedError') silent.value = true;
    }
  };
  const aim = () => {
    const at = element.value as Sinks | null;
    if (speaker.value && at?.setSinkId) void at.setSinkId(speaker.value).catch(() => undefined);
  };
  onMounted(() => {
    void play();
    aim();
  });
  watch(stream, () => void play());
  watch(speaker, aim);
  return { silent, play };
};
