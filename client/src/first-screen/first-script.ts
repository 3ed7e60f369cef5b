/** The page's first script: as little as the red button needs; the rest is asked for from here. */
import '../styles/tokens.css';
import '../styles/base.css';
import '../styles/numbers.css';
import '../styles/press.css';
import '../styles/first.css';
import { fetchAhead } from './fetch-ahead';
import { begin, release } from './early-button';
import { chosenLang, dress } from './language-and-theme';

/** Who is not remembered is asked for at most so long before the rest is fetched. */
const AT_MOST = 1_500;

dress();
const stands = begin().catch(() => undefined);
// On a slow line whatever is fetched beside it keeps the button waiting; at the front door it may not come at all.
const first = location.pathname === '/community' ? stands : Promise.resolve();
void Promise.race([first, new Promise((resolve) => setTimeout(resolve, AT_MOST))])
  .then(() => {
    fetchAhead(location.pathname, chosenLang());
    return import('../main');
  })
  .then(({ start }) => start(release));
