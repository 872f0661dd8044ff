/** A place the carriers serve; coordinates in millionths of a degree. */
export type City = { name: string; country: string; latitude: number; longitude: number };

const TABLE = `
Amsterdam NL 52.3676 4.9041|Antwerp BE 51.2194 4.4025|Athens GR 37.9838 23.7275|Barcelona ES 41.3851 2.1734
Basel CH 47.5596 7.5886|Belgrade RS 44.7866 20.4489|Berlin DE 52.5200 13.4050|Bilbao ES 43.2630 -2.9350
Bordeaux FR 44.8378 -0.5792|Bratislava SK 48.1486 17.1077|Bremen DE 53.0793 8.8017|Brussels BE 50.8503 4.3517
Bucharest RO 44.4268 26.1025|Budapest HU 47.4979 19.0402|Cologne DE 50.9375 6.9603|Copenhagen DK 55.6761 12.5683
Dresden DE 51.0504 13.7373|Dublin IE 53.3498 -6.2603|Frankfurt DE 50.1109 8.6821|Gdansk PL 54.3520 18.6466
Geneva CH 46.2044 6.1432|Genoa IT 44.4056 8.9463|Gothenburg SE 57.7089 11.9746|Hamburg DE 53.5511 9.9937
Helsinki FI 60.1699 24.9384|Krakow PL 50.0647 19.9450|Leipzig DE 51.3397 12.3731|Lisbon PT 38.7223 -9.1393
Ljubljana SI 46.0569 14.5058|London GB 51.5074 -0.1278|Lyon FR 45.7640 4.8357|Madrid ES 40.4168 -3.7038
Marseille FR 43.2965 5.3698|Milan IT 45.4642 9.1900|Munich DE 48.1351 11.5820|Naples IT 40.8518 14.2681
Nuremberg DE 49.4521 11.0767|Oslo NO 59.9139 10.7522|Paris FR 48.8566 2.3522|Porto PT 41.1579 -8.6291
Prague CZ 50.0755 14.4378|Riga LV 56.9496 24.1052|Rome IT 41.9028 12.4964|Rotterdam NL 51.9244 4.4777
Seville ES 37.3891 -5.9845|Sofia BG 42.6977 23.3219|Stockholm SE 59.3293 18.0686|Stuttgart DE 48.7758 9.1829
Tallinn EE 59.4370 24.7536|Turin IT 45.0703 7.6869|Valencia ES 39.4699 -0.3763|Vienna AT 48.2082 16.3738
Vilnius LT 54.6872 25.2797|Warsaw PL 52.2297 21.0122|Zagreb HR 45.8150 15.9819|Zurich CH 47.3769 8.5417`;

/** The cities freight travels between. */
export const CITIES: readonly City[] = TABLE.trim()
  .split(/[|\n]/)
  .map((line) => {
    const [name = '', country = '', latitude, longitude] = line.split(' ');
    return {
      name,
      country,
      latitude: Math.round(Number(latitude) * 1e6),
      longitude: Math.round(Number(longitude) * 1e6),
    };
  });

const KM_A_DEGREE = 111;
const DETOUR = 1.25;

/** Road kilometres, roughly: the straight line on a flat map at the mean latitude, a quarter longer. At least 1. */
export function distanceKm(from: City, to: City): number {
  const north = (to.latitude - from.latitude) / 1e6;
  // Europe lies around 49 degrees north, where a degree of longitude is 0.656 of one of latitude.
  const east = ((to.longitude - from.longitude) / 1e6) * 0.656;
  return Math.max(1, Math.round(Math.sqrt(north * north + east * east) * KM_A_DEGREE * DETOUR));
}
