/**
 * class-validator looks through every class there is each time it is asked for the rules of one (its issue 2686). Here
 * each class is looked up once for each way of asking, and everything anew once another rule was registered: classes
 * come later too, with what is loaded later.
 */
import { getMetadataStorage } from 'class-validator';

type Storage = ReturnType<typeof getMetadataStorage>;
type Asked = Parameters<Storage['getTargetValidationMetadatas']>;
type Rules = ReturnType<Storage['getTargetValidationMetadatas']>;

const remembering = new WeakSet<Storage>();

export function rememberRules(storage: Storage = getMetadataStorage()): void {
  if (remembering.has(storage)) return;
  remembering.add(storage);
  const ofClass = new Map<Asked[0], Map<string, Rules>>();
  const byProperty = new WeakMap<Rules, ReturnType<Storage['groupByPropertyName']>>();
  const add = storage.addValidationMetadata.bind(storage);
  const find = storage.getTargetValidationMetadatas.bind(storage);
  const group = storage.groupByPropertyName.bind(storage);

  storage.addValidationMetadata = (rule) => {
    ofClass.clear();
    add(rule);
  };
  storage.getTargetValidationMetadatas = (...asked) => {
    const [type, ...how] = asked;
    let known = ofClass.get(type);
    if (!known) ofClass.set(type, (known = new Map<string, Rules>()));
    const key = JSON.stringify(how);
    let rules = known.get(key);
    if (!rules) known.set(key, (rules = find(...asked)));
    return rules;
  };
  storage.groupByPropertyName = (rules) => {
    let grouped = byProperty.get(rules);
    if (!grouped) byProperty.set(rules, (grouped = group(rules)));
    return grouped;
  };
}
