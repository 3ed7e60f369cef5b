/** Who may sign a letter: never who drafted it, and nobody who stands below them. Pure. */
import type { Sentence } from '../../kernel/refusal/refusal.js';
import type { Role } from '../../protocol/codes.js';

export interface SigningPerson {
  id: string;
  roles: readonly Role[];
  departmentId: string | null;
}
export interface Signing {
  /** Named in the settings of the unit. */
  signers: readonly string[];
  /** Ids of who head a department, by the department's. */
  headOf: (departmentId: string) => string | null;
}

/** named signer above administrator and coordinator, those above the head of a department, that above the others. */
type Rank = 0 | 1 | 2 | 3;

export function signingRank({ id, roles, departmentId }: SigningPerson, { signers, headOf }: Signing): Rank {
  if (signers.includes(id)) return 3;
  if (roles.includes('admin') || roles.includes('coordinator')) return 2;
  return departmentId !== null && headOf(departmentId) === id ? 1 : 0;
}

/**
 * A head of a department signs what people of that department drafted, the others what anybody of the unit did who
 * does not stand above them.
 * @returns why not; undefined where they may
 */
export function whyNotSign(
  signer: SigningPerson,
  drafter: SigningPerson,
  signing: Signing,
): Sentence | undefined {
  if (signer.id === drafter.id) return 'letter_own';
  const rank = signingRank(signer, signing);
  if (rank === 0) return 'letter_no_signer';
  if (rank < signingRank(drafter, signing)) return 'letter_signer_below';
  return rank === 1 && signer.departmentId !== drafter.departmentId ? 'letter_no_signer' : undefined;
}
