declare module 'jstat' {
  const jstat: {
    readonly studentt: { inv(p: number, degreesOfFreedom: number): number };
    /** Regularised incomplete beta function. */
    ibeta(x: number, a: number, b: number): number;
    readonly normal: { cdf(x: number, mean: number, deviation: number): number };
  };
  export default jstat;
}
