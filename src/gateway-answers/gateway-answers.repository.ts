/** The rows of what gateways brought. */
import type { Queries, Tx } from '../store/store.js';
import { Table } from '../store/table.js';
import { GatewayAnswerRow } from './gateway-answers.entity.js';

const answers = new Table(GatewayAnswerRow);

export const findGatewayAnswer = (
  from: Queries,
  unitId: string,
  id: string,
): Promise<GatewayAnswerRow | undefined> => answers.one(from, 'where unit_id = ? and id = ?', [unitId, id]);
/** Another node may have had the same at the same moment: what it said is the same. */
export const keepGatewayAnswer = (tx: Tx, { unitId, id, at, said }: GatewayAnswerRow): Promise<number> =>
  tx.run(
    'insert into gateway_answer (unit_id, id, at, said) values (?, ?, ?, ?) on conflict (unit_id, id) do nothing',
    [unitId, id, at, said],
  );
export const forgetGatewayAnswers = (tx: Tx, before: number): Promise<number> =>
  tx.run('delete from gateway_answer where at < ?', [before]);
