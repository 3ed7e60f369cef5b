/** What this process holds once all rubbish is thrown away, told to whoever started it when they ask. */
process.on('message', (asked) => {
  if (asked !== 'held') return;
  for (let n = 0; n < 3; n++) globalThis.gc();
  const { rss, heapUsed, external } = process.memoryUsage();
  process.send({ held: { rss, heap: heapUsed + external } });
});
process.channel?.unref();

/** Bytes. */
export const heldBy = (child) =>
  new Promise((resolve, reject) => {
    const hear = (said) => {
      if (!said.held) return;
      child.off('message', hear);
      resolve(said.held);
    };
    child.on('message', hear);
    child.send('held', (error) => error && reject(error));
  });
