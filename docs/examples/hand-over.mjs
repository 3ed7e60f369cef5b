/**
 * A hotline (12345, 12348, 12309) hands a call over.
 *   node hand-over.mjs SOURCE REFERENCE COMMUNITY_CODE TELEPHONE WORDS
 *   node hand-over.mjs 12345 2026-112-0042 210102001001 13912345678 楼道漏水三个月，物业不管
 */
import { signedPost } from './signed-post.mjs';

const [source, id, communityCode, callbackPhone, summary] = process.argv.slice(2);
const { status, answer } = await signedPost(`/intake/${source}`, {
  // The hotline's own number of the matter: sent again it is the same call.
  id,
  communityCode,
  category: 'property',
  urgency: 'normal',
  summary,
  callbackPhone,
});
console.log(`${status === 201 ? 'raised' : 'known'} ${answer.number} ${answer.state}`);
// What could not be used was left out, and nobody was left alone for it.
if (answer.fields) console.log(`left out: ${JSON.stringify(answer.fields)}`);
