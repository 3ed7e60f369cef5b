/** A foreign program that holds the database for so many milliseconds: `node lock-child.mjs PATH MILLISECONDS`. */
import Database from 'better-sqlite3';

const [, , path, milliseconds] = process.argv;
const db = new Database(path, { timeout: 10_000 });
db.exec('begin immediate');
process.stdout.write('locked\n');
setTimeout(() => {
  db.exec('rollback');
  db.close();
}, Number(milliseconds));
