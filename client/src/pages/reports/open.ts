/** Who waits and what is late, now. */
export interface OpenNow {
  at: string;
  waiting: number;
  answerLate: number;
  closeLate: number;
  active: number;
}
