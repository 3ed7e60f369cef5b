/** What two pages tell each other beside the pictures, over their own connection and never over the hub. */
export type Camera = 'on' | 'off' | 'none' | 'saved';
export interface Note {
  sound: boolean;
  /** `none`: there is no camera; `saved`: given up for the sake of a weak line. */
  camera: Camera;
  /** Would rather have the voice only. */
  voiceOnly: boolean;
  /** How weak the line is where they are. */
  weak: 0 | 1 | 2 | 3;
  /** When and how the resident was asked, from who asked. */
  consent?: { at: string; way: 'aloud' | 'sign' } | undefined;
}
export const BLANK: Note = { sound: true, camera: 'on', voiceOnly: false, weak: 0 };
const LONGEST = 400;
const CAMERAS: readonly string[] = ['on', 'off', 'none', 'saved'] satisfies Camera[];

/** Anything else than a note is none: it comes from another machine. */
export const readNote = (text: unknown): Note | null => {
  if (typeof text !== 'string' || text.length > LONGEST) return null;
  let told: Partial<Record<keyof Note, unknown>>;
  try {
    told = JSON.parse(text) as typeof told;
  } catch {
    return null;
  }
  if (typeof told !== 'object' || told === null) return null;
  const { sound, camera, voiceOnly, weak, consent } = told;
  if (typeof sound !== 'boolean' || typeof camera !== 'string' || !CAMERAS.includes(camera)) return null;
  if (weak !== 0 && weak !== 1 && weak !== 2 && weak !== 3) return null;
  return {
    sound,
    camera: camera as Camera,
    voiceOnly: voiceOnly === true,
    weak,
    ...(isConsent(consent) && { consent: { at: consent.at, way: consent.way } }),
  };
};
const isConsent = (told: unknown): told is NonNullable<Note['consent']> => {
  const { at, way } = (told ?? {}) as { at?: unknown; way?: unknown };
  return typeof at === 'string' && !Number.isNaN(Date.parse(at)) && (way === 'aloud' || way === 'sign');
};
