import type { Role } from '@protocol/codes.js';
import { shallowRef } from 'vue';
import { http } from './http';
import { keep } from '../storage/keep';

export interface DemoAccount {
  username: string;
  name: string;
  role: Role;
  place: string;
}
export interface Hub {
  name: string;
  unit: { name: string; dutyPhone?: string | null } | null;
  demo: boolean;
  setupNeeded: boolean;
  version: string;
  build?: string;
  accounts?: DemoAccount[];
}

/** What everybody may know of this hub; remembered, because the duty telephone matters most offline. */
export const hub = shallowRef<Hub | null>(keep.read<Hub>('hub'));

let asked: Promise<Hub | null> | undefined;
export const loadHub = (again = false): Promise<Hub | null> => {
  if (!asked || again) {
    asked = http<Hub>('/hub').then(
      (answer) => {
        hub.value = answer;
        keep.write('hub', answer);
        return answer;
      },
      () => {
        asked = undefined;
        return hub.value;
      },
    );
  }
  return asked;
};
