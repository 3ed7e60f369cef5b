/**
 * An SMS or voice gateway brings what came back from a telephone: here an officer's answer to a ring. The text is as
 * the message asked for it, 1 and the number of the ring; the sentence that comes is sent back to the telephone.
 *   node answer-ring.mjs ID_OF_THE_MESSAGE FROM TEXT
 *   node answer-ring.mjs sms-77 13912345678 "1 4711"
 */
import { signedPost } from './signed-post.mjs';

const [id, from, text] = process.argv.slice(2);
const { answer } = await signedPost('/gateway/answers', { id, from, text });
console.log(`send to ${from}: ${answer.said}`);
