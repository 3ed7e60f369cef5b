/** Web Push on this browser: whether it can, whether it does, and switching it. */
import { http } from '../../http';

export const canPush = (): boolean =>
  'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

const worker = async (): Promise<ServiceWorkerRegistration | undefined> =>
  navigator.serviceWorker.getRegistration();
const bytes = (text: string): Uint8Array<ArrayBuffer> => {
  const plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(plain, (c) => c.charCodeAt(0));
};
const subscription = async () => (await worker())?.pushManager.getSubscription();

export const pushes = async (): Promise<boolean> => canPush() && Boolean(await subscription());

/** False where the person or the browser does not want to. */
export const pushOn = async (publicKey: string): Promise<boolean> => {
  if ((await Notification.requestPermission()) !== 'granted') return false;
  const manager = (await worker())?.pushManager;
  if (!manager) return false;
  const made = await manager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(publicKey) });
  const { endpoint, keys } = made.toJSON();
  await http('/me/notice/push', {
    method: 'POST',
    body: { endpoint, keys: { p256dh: keys?.['p256dh'], auth: keys?.['auth'] } },
  });
  return true;
};

export const pushOff = async (): Promise<void> => {
  const made = await subscription();
  if (!made) return;
  await http('/me/notice/push', { method: 'DELETE', body: { endpoint: made.endpoint } });
  await made.unsubscribe();
};
