/** What a person has said of this device's sound. */
export type Known = 'untested' | 'asked' | 'tested' | 'mute';
/** What the page says of it: what is known, or that it sleeps now though it was heard before. */
export type Voice = Known | 'asleep';

/** A browser puts sound to sleep at a telephone call, a locked screen, a reload; only `running` is heard. Pure. */
export const voiceOf = (known: Known, running: boolean): Voice =>
  running || known === 'untested' || known === 'mute' ? known : 'asleep';

/** Whether a ring that plays now can be heard, as far as this page can know. */
export const sounds = (known: Known, running: boolean): boolean => running && known !== 'mute';
