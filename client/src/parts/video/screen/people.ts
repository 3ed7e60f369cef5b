import { computed, ref } from 'vue';
import { called } from '../../../time/format';
import { t } from '../../../i18n/index';
import { isThird, largest, nextLarge } from '../engine/big-picture';
import { about, view } from '../video';
import type { Person } from './PersonPicture.vue';

const OWN = 'own';
/** Whom a touch has made large; forgotten with the video call. */
const chosen = ref<string | null>(null);
const chosenOf = ref('');

/** Those who speak as they are shown, the largest first. */
export const usePeople = () => {
  const others = computed<Person[]>(() =>
    (view.value?.others ?? []).map(({ peer, standing, note, stream }) => ({
      id: peer.peerId,
      name: called(peer.person),
      stream,
      standing,
      camera: note.camera,
      sound: note.sound,
      third: isThird(peer, about.value?.holderId),
      own: false,
      mirrored: false,
    })),
  );
  const own = computed<Person>(() => {
    const is = view.value?.own;
    return {
      id: OWN,
      name: t(about.value?.role === 'community' ? 'video.who.ours' : 'video.who.me'),
      stream: is?.stream ?? null,
      standing: 'live',
      camera: is?.camera ?? 'off',
      sound: is?.sound ?? false,
      third: false,
      own: true,
      mirrored: is?.mirrored ?? false,
    };
  });
  const all = computed(() => [...others.value, own.value]);
  const large = computed(() => {
    const mine = chosenOf.value === view.value?.videoId ? chosen.value : null;
    if (mine === OWN) return OWN;
    const peers = (view.value?.others ?? []).map(({ peer }) => peer);
    const reader = about.value?.role ?? 'third';
    return largest(peers, { reader, holderId: about.value?.holderId, chosen: mine })?.peerId ?? OWN;
  });
  const enlarge = (id: string) => {
    chosen.value = id;
    chosenOf.value = view.value?.videoId ?? '';
  };
  return {
    all,
    large,
    others,
    enlarge,
    swap: () =>
      enlarge(
        nextLarge(
          all.value.map(({ id }) => id),
          large.value,
        ),
      ),
  };
};
