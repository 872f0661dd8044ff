/** Upper ends of the weight bands of a tariff, in kg; the last band is open. */
export const WEIGHT_BAND_ENDS_KG = [100, 250, 500, 1_000, 2_500, 5_000, 10_000, 15_000, 20_000] as const;

/** Upper ends of the distance bands of a tariff, in km; the last band is open. */
export const DISTANCE_BAND_ENDS_KM = [50, 100, 200, 300, 400, 600, 800, 1_000, 1_400, 1_800, 2_400] as const;

/** The number of the band a weight falls in, from 0. */
export function weightBand(weightKg: number): number {
  return bandOf(WEIGHT_BAND_ENDS_KG, weightKg);
}

/** The number of the band a distance falls in, from 0. */
export function distanceBand(distanceKm: number): number {
  return bandOf(DISTANCE_BAND_ENDS_KM, distanceKm);
}

function bandOf(ends: readonly number[], value: number): number {
  const band = ends.findIndex((end) => value <= end);
  return band < 0 ? ends.length : band;
}
