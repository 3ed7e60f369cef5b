/* Shows what the hub pushes, and opens the page that it names. */
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
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const to = new URL(event.notification.data.link, self.location.origin);
  const path = to.pathname + to.search;
  event.waitUntil(
    self.clients.matchAll({ type: 'window', includeUncontrolled: true }).then((pages) => {
      const page = pages[0];
      if (!page) return self.clients.openWindow(path);
      return page.focus().then((shown) => shown.navigate(path).catch(() => self.clients.openWindow(path)));
    }),
  );
});
