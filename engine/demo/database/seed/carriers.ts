/** The seeded carriers: code, name, country, colour of the logo. */
export const CARRIERS = [
  ['ALPEN', 'Alpen Cargo', 'AT', '#d55e00'],
  ['BALTIC', 'Baltic Line', 'LT', '#0072b2'],
  ['CANAL', 'Canal Freight', 'NL', '#009e73'],
  ['DANUBE', 'Danube Haulage', 'HU', '#cc79a7'],
  ['EASTWAY', 'Eastway Trucking', 'PL', '#e69f00'],
  ['FJORD', 'Fjord Transport', 'NO', '#56b4e9'],
  ['GARONNE', 'Garonne Express', 'FR', '#7a5195'],
  ['HANSA', 'Hansa Spedition', 'DE', '#bc5090'],
  ['IBERIA', 'Iberia Road', 'ES', '#ef5675'],
  ['JURA', 'Jura Logistics', 'CH', '#488f31'],
  ['KAIROS', 'Kairos Lines', 'GR', '#2f4b7c'],
  ['LOIRE', 'Loire Routiers', 'FR', '#665191'],
] as const;

/** The seeded plans: code, name, price a month in cents, orders included, features. */
export const PLANS = [
  ['free', 'Free', 0, 10, ['Orders', 'Tracking']],
  ['starter', 'Starter', 2_900, 100, ['Orders', 'Tracking', 'Search']],
  ['team', 'Team', 9_900, 1_000, ['Orders', 'Tracking', 'Search', 'Pricing']],
  ['business', 'Business', 29_900, 10_000, ['Orders', 'Tracking', 'Search', 'Pricing', 'Exports']],
  ['enterprise', 'Enterprise', 99_900, 100_000, ['Everything in Business', 'Single sign-on', 'Service level']],
] as const;
