/**
 * The machine's time as a hub can count down by it. Set forward it is followed at once: a deadline may come early, none
 * is lost. Set back it goes on a little slower until the machine's has caught up, since deadlines that were set before
 * would else wait for the old hour to come again. Pure.
 */
const PACE_WHILE_AHEAD = 0.95;

export class SteadyTime {
  private now = -Infinity;
  private at = 0;

  /**
   * @param wall milliseconds since 1970 as the machine says now
   * @param passed milliseconds of this process, which nobody can set
   * @returns milliseconds since 1970, never less than before
   */
  read(wall: number, passed: number): number {
    const steady = this.now + Math.max(0, passed - this.at) * PACE_WHILE_AHEAD;
    this.now = Math.max(wall, steady);
    this.at = passed;
    return Math.floor(this.now);
  }
}
