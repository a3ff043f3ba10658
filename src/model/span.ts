/** UTF-16 code units into `Report.text`: [start, end), end exclusive. */
export type Span = [start: number, end: number];
