/**
 * A button on a wall is pressed: its community stands at the hub, so that it says nothing but an id of the press.
 *   node wall-button.mjs SOURCE
 */
import { randomUUID } from 'node:crypto';
import { signedPost } from './signed-post.mjs';

const [source] = process.argv.slice(2);
const { answer } = await signedPost(`/intake/${source}`, { id: randomUUID() });
// Pressed again within a minute it is the same call, and says so.
console.log(`${answer.again ? 'still' : 'raised'} ${answer.number} ${answer.state}`);
