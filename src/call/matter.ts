/**
 * Which calls speak of a matter that may come again: real ones that stand. Guarded categories are in none: what is
 * known of a child or of violence at home is nobody's reason to ring at the door.
 */
import { GUARDED_CATEGORIES } from '../protocol/words.js';

const listed = GUARDED_CATEGORIES.map((code) => `'${code}'`).join(', ');

/** Of the columns of `call`, under this name. */
export const speaksOfAMatter = (call: string): string =>
  `${call}.drill is null and ${call}.state <> 'cancelled' and ${call}.category not in (${listed})
   and (${call}.outcome is null or ${call}.outcome not in ('duplicate', 'invalid'))`;

/** The calls that a proposal of the unit was made of; its id and the unit's are the parameters. */
export const OF_PROPOSAL = `exists (select 1 from proposal p where p.id = ? and p.unit_id = ?
   and call.community_id = p.community_id and call.raised_at >= p.from_at and call.raised_at <= p.to_at
   and ((p.kind = 'repeated_matter' and call.category = p.matter)
     or (p.kind = 'repeat_caller' and call.id in
       (select k.call_id from call_particulars k where k.resident_key = p.matter))))
   and ${speaksOfAMatter('call')}`;
