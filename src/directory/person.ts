/** A person as the directory holds them, and a shared device as if it were one. */
import type { Role } from '../protocol/codes.js';

export interface Person {
  id: string;
  name: string;
  title?: string;
  roles: readonly Role[];
  unitId: string;
  departmentId: string | null;
  skills: readonly string[];
  /** In the account's order; the first is where a click without a community goes. */
  communityIds: readonly string[];
  disabled: boolean;
  /** Their password was set by somebody else: nothing but their own comes first. */
  mustChangePassword?: boolean;
}
