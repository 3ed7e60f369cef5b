/**
 * A voice gateway: somebody dials a community's number, and is called back.
 *   node dialled-number.mjs SOURCE ID_OF_THE_TELEPHONE_CALL DIALLED CALLER
 *   node dialled-number.mjs voice 8f14e45f 024-86110001 13912345678
 */
import { signedPost } from './signed-post.mjs';

const [source, id, dialled, from] = process.argv.slice(2);
const { answer } = await signedPost(`/intake/${source}`, { id, dialled, from });
console.log(`say to ${from}: you will be called back, your number is ${answer.number}`);
