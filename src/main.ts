/** The only file that listens. Before anything native is loaded it looks whether this Node can run it. */
const OLDEST = 24;
const major = Number(process.versions.node.split('.')[0]);
if (major < OLDEST) {
  process.stderr.write(
    `Yihu needs Node ${OLDEST} or newer, this is ${process.versions.node}: run it with node_modules/.bin/node, which npm ci brings on Linux, or install Node ${OLDEST}.\n`,
  );
  process.exit(1);
}
await import('./serve.js').then(({ serve }) => serve(process.env));
export {};
