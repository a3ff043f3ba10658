/** One figure of the evaluation table. */
export interface Row {
  /** The data set, as ../shared/README.md names it. */
  set: string;
  /** What was measured ("type F1"). */
  figure: string;
  /** The value; shares and F1 run from 0 to 1. */
  value: number;
  /** 95% bootstrap interval. */
  interval?: [low: number, high: number];
  /** What others reach on the same data, with their names. */
  peers?: string;
  /** Texts, sentences or pairs that it was measured on. */
  n?: number;
}
