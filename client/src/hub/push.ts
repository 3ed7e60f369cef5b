/** Web Push on this browser: whether it can, whether it does, and switching it. */
import { fromBase64 } from '../storage/base64';
import { http } from './http';

export const canPush = (): boolean =>
  'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

const worker = async (): Promise<ServiceWorkerRegistration | undefined> =>
  navigator.serviceWorker.getRegistration();
const subscription = async () => (await worker())?.pushManager.getSubscription();

/** A subscription that the hub does not know, or knows as another's, brings nothing: it is not on. */
export const pushes = async (): Promise<boolean> => {
  const made = canPush() ? await subscription() : null;
  if (!made) return false;
  const body = { endpoint: made.endpoint };
  return (await http<{ known: boolean }>('/me/notice/push/known', { method: 'POST', body })).known;
};

/** False where the person or the browser does not want to. */
export const pushOn = async (publicKey: string): Promise<boolean> => {
  if ((await Notification.requestPermission()) !== 'granted') return false;
  const manager = (await worker())?.pushManager;
  if (!manager) return false;
  // One that is left over may be of another key, beside which none can be made.
  await (await manager.getSubscription())?.unsubscribe();
  await tell(await manager.subscribe({ userVisibleOnly: true, applicationServerKey: fromBase64(publicKey) }));
  return true;
};
const tell = async (made: PushSubscription): Promise<void> => {
  const { endpoint, keys } = made.toJSON();
  await http('/me/notice/push', {
    method: 'POST',
    body: { endpoint, keys: { p256dh: keys?.['p256dh'], auth: keys?.['auth'] } },
  });
};

export const pushOff = async (): Promise<void> => {
  const made = await subscription();
  if (!made) return;
  await http('/me/notice/push', { method: 'DELETE', body: { endpoint: made.endpoint } });
  await made.unsubscribe();
};

/** The push service may be out of reach: nobody waits longer for it. */
const PATIENCE = 1500;
const within = (work: Promise<unknown>): Promise<unknown> =>
  Promise.race([work.catch(() => undefined), new Promise((go) => setTimeout(go, PATIENCE))]);

/** Who had this browser is told nothing on it any more, and what was told lies on it no longer. */
export const endPush = async (): Promise<void> => {
  if (!canPush()) return;
  const forget = async () => {
    const here = await worker();
    for (const shown of (await here?.getNotifications()) ?? []) shown.close();
    await (await here?.pushManager.getSubscription())?.unsubscribe();
  };
  await within(forget());
};

/** Signed in again where push is on: it goes on in this session, or ends where it was somebody else's. */
export const takePush = async (same: boolean): Promise<void> => {
  if (!canPush()) return;
  const take = async () => {
    const made = await subscription();
    if (!made) return;
    if (same) return tell(made);
    await http('/me/notice/push', { method: 'DELETE', body: { endpoint: made.endpoint } });
    await endPush();
  };
  await within(take());
};
