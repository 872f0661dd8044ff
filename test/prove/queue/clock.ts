/** Milliseconds of a steady clock that all threads of this machine share, to the microsecond. */
export const steadyMs = (): number => Number(process.hrtime.bigint()) / 1e6;

/** What to add to `steadyMs` for unix milliseconds. */
export const unixOffsetMs = (): number => performance.timeOrigin + performance.now() - steadyMs();
