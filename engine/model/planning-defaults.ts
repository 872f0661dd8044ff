/** What a policy of planning is where nobody said otherwise. */
export const planningDefaults = {
  users: [1000, 2000, 10_000],
  peakFactor: 1,
  keepFree: 0.3,
  zones: 1,
  spareReplicas: 0,
  leadTimeDays: 30,
  horizonMonths: 36,
} as const;
