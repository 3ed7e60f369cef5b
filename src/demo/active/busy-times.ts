/** Who is where when, as it was planned: nobody is put in two places at once. Instants in milliseconds. */
export class BusyTimes {
  private readonly taken = new Map<string, { from: number; to: number }[]>();

  note(personId: string, from: number, to: number): void {
    const known = this.taken.get(personId);
    if (known) known.push({ from, to });
    else this.taken.set(personId, [{ from, to }]);
  }
  isFree = (personId: string, from: number, to: number): boolean =>
    !this.taken.get(personId)?.some((time) => time.from < to && from < time.to);
}
