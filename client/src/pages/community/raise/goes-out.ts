/** Whose a kept call is, and whether it may go out from here. Pure. */
interface Here {
  user: { id: string };
  device?: { id: string; kind: string } | undefined;
  communities: readonly { id: string }[];
}
interface Kept {
  /** The account's, or the device's. */
  userId: string;
  by?: { id: string; communityId: string } | undefined;
}
type Me = Here | null | undefined;

/**
 * at once: of who is here, or of this device · when asked: of who is here, pressed on a device whose enrolment is
 * over, or of this community before it was enrolled anew · never: somebody else's
 */
export const goes = (kept: Kept, me: Me): 'at once' | 'when asked' | 'never' => {
  if (!me) return 'never';
  if (kept.userId === (me.device?.id ?? me.user.id)) return 'at once';
  const { by } = kept;
  if (!by) return 'never';
  const here =
    me.device?.kind === 'community' ? by.communityId === me.communities[0]?.id : by.id === me.user.id;
  return here ? 'when asked' : 'never';
};

/** As whom it is sent on a shared device; undefined in a session of one's own, where only one's own goes out. */
export const authorFor = (kept: Kept, me: Me): string | undefined =>
  me?.device?.kind === 'community' ? (kept.by?.id ?? me.device.id) : undefined;
