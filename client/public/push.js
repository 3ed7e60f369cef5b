/* Shows what the hub pushes, and takes who touches it to the page that it names. */
self.addEventListener('push', (event) => {
  let told = {};
  try {
    told = event.data ? event.data.json() : {};
  } catch {
    told = {};
  }
  event.waitUntil(
    self.registration.showNotification(told.title || '一呼', {
      body: told.body || '',
      tag: told.id,
      icon: '/icons/mark-192.png',
      requireInteraction: true,
      data: { link: told.link || '/' },
    }),
  );
});

/* The officer's own pages for a ring; else the window somebody looks at. A wall is nobody's. */
const fit = (page, path) => {
  const at = new URL(page.url).pathname;
  if (/^\/(wall|board\/wall)/.test(at)) return -1;
  return (
    (at === path ? 8 : 0) +
    (path.startsWith('/ring/') && /^\/(desk|ring)(\/|$)/.test(at) ? 4 : 0) +
    (page.focused ? 2 : 0) +
    (page.visibilityState === 'visible' ? 1 : 0)
  );
};
/* A page that does not answer is of a version that cannot be asked. */
const asked = (page, path) =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => done(true));
    port1.start();
    setTimeout(() => done(false), 1500);
    page.postMessage({ type: 'yihu:open', path }, [port2]);
  });
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const to = new URL(event.notification.data.link, self.location.origin);
  const path = to.pathname + to.search;
  const open = async () => {
    const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
    const [page] = pages
      .filter((one) => fit(one, to.pathname) >= 0)
      .sort((a, b) => fit(b, to.pathname) - fit(a, to.pathname));
    if (!page) return self.clients.openWindow(path);
    /* Only while the touch counts. */
    const shown = await page.focus().catch(() => page);
    if (await asked(shown, path)) return shown;
    return shown.navigate(path).catch(() => self.clients.openWindow(path));
  };
  event.waitUntil(open());
});
