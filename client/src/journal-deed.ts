/** The sentence of a journal's line, where its deed alone does not say it. Pure. */
interface Line<Deed extends string> {
  deed: Deed;
  data: Record<string, unknown>;
}
/** Nobody sees to a call that was entrusted where there is no coordinator. */
export const sentenceOf = <Deed extends string>({ deed, data }: Line<Deed>): Deed | 'entrustedNobody' =>
  deed === 'entrusted' && !(Array.isArray(data['to']) && data['to'].length) ? 'entrustedNobody' : deed;
