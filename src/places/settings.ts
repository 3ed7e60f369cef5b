/** What a unit may set, with the values that hold until it does. Spans in seconds unless the name says otherwise. */
import type { Urgency } from '../protocol/words.js';

export interface UnitSettings {
  /** The telephone that stands beside 110, 120 and 119 on every community page. */
  dutyPhone: string;
  /** A call should be answered by a person within this (GB/T 33358-2016: a setting, 3 min). */
  answerSeconds: number;
  /** Time limits by urgency, after the Beijing hotline standard of 2023. */
  closeSeconds: Record<Urgency, number>;
  heldLimit: number;
  retrySeconds: number;
  /** A sign-off that was forgotten ends itself after this many hours. */
  forgottenHours: number;
  /** The unit's SMS and voice gateway; rings of officers whose page sleeps go there. Empty: none. */
  gatewayUrl: string;
  /** Sealed. Signs what is sent to the gateway. */
  gatewaySecret: string;
}

export const DEFAULT_SETTINGS: UnitSettings = {
  dutyPhone: '',
  answerSeconds: 180,
  closeSeconds: { emergency: 2 * 3600, urgent: 24 * 3600, normal: 7 * 24 * 3600 },
  heldLimit: 5,
  retrySeconds: 120,
  forgottenHours: 12,
  gatewayUrl: '',
  gatewaySecret: '',
};
export type SettingKey = keyof UnitSettings;
