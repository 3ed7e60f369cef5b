/** In milliseconds: figures are old when the last answer is longer ago. */
export const OLD = 20_000;

/** Whether what the wall shows is still now. @param steady a clock that nobody can set, in milliseconds */
export class Freshness {
  private last: number;
  constructor(private readonly steady: () => number) {
    this.last = steady();
  }
  answered = (): void => void (this.last = this.steady());
  isOld = (): boolean => this.steady() - this.last > OLD;
}
