/** Where somebody is signed in. */
export interface SignedIn {
  id: string;
  kind: 'cookie' | 'bearer';
  /** What the browser calls itself. */
  device: string;
  createdAt: string;
  seenAt: string;
  /** It is the one that asks. */
  here: boolean;
}

/** What a browser calls itself, for people: Chrome · Windows. Pure. */
const BROWSERS: readonly [RegExp, string][] = [
  [/MicroMessenger/i, 'WeChat'],
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: readonly [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/i, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];
const first = (table: readonly [RegExp, string][], text: string) =>
  table.find(([shape]) => shape.test(text))?.[1];

export const deviceName = (agent: string): string =>
  [first(BROWSERS, agent), first(SYSTEMS, agent)].filter(Boolean).join(' · ') || agent.slice(0, 40);
