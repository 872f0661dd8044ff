import type { RandomSource } from '../../random.ts';

const NAME_STARTS = [
  'Nord',
  'Sud',
  'West',
  'Ost',
  'Alpha',
  'Beta',
  'Delta',
  'Euro',
  'Inter',
  'Metro',
  'Nova',
  'Omni',
  'Pan',
  'Terra',
  'Trans',
  'Uni',
  'Vita',
  'Helio',
  'Ferro',
  'Agri',
];
const NAME_MIDDLES = [
  'chem',
  'steel',
  'foods',
  'parts',
  'glass',
  'paper',
  'tools',
  'textil',
  'medic',
  'wood',
  'energy',
  'optik',
  'motor',
  'plast',
];
const NAME_ENDS = ['GmbH', 'AG', 'SA', 'BV', 'Oy', 'SpA', 'AB', 'Ltd', 'SARL', 'SE'];
const GOODS = [
  'machine parts',
  'fresh fruit',
  'furniture',
  'paper rolls',
  'steel coils',
  'electronics',
  'medical supplies',
  'textiles',
  'bottled water',
  'car parts',
  'timber',
  'paint',
  'tiles',
  'solar panels',
];
const PACKAGING = ['pallet', 'crate', 'drum', 'roll', 'container', 'loose'];
const STREETS = [
  'Harbour Road',
  'Station Street',
  'Mill Lane',
  'Industrial Park',
  'Market Square',
  'Bridge Street',
  'Canal Side',
  'North Gate',
];
const SENTENCES = [
  'Call the gate thirty minutes before arrival.',
  'The tail lift must carry at least 1,500 kg.',
  'Unload at ramp 4, between the yellow lines.',
  'Keep between 2 and 8 degrees all the way.',
  'Goods are fragile; do not stack more than two high.',
  'The consignee signs for every pallet separately.',
  'Customs papers lie in the yellow envelope.',
  'No delivery on the first Monday of the month.',
  'Drivers need a safety vest and closed shoes on site.',
  'Empty pallets are to be taken back.',
];

/** A company name such as `Nordsteel AG`: 2,800 there are. */
export function customerName(random: RandomSource): string {
  return `${random.pick(NAME_STARTS)}${random.pick(NAME_MIDDLES)} ${random.pick(NAME_ENDS)}`;
}

export function contactOf(customer: string, random: RandomSource): string {
  const domain = customer.toLowerCase().split(' ')[0];
  return `dispatch${random.below(90) + 10}@${domain}.example`;
}

export function addressIn(city: string, random: RandomSource): string {
  return `${random.below(180) + 1} ${random.pick(STREETS)}, ${10_000 + random.below(89_999)} ${city}`;
}

export function goodsOf(random: RandomSource): string {
  return random.pick(GOODS);
}

export function packagingOf(random: RandomSource): string {
  return random.pick(PACKAGING);
}

// Has no divisor in common with the number of sentences, so that no order says the same twice.
const SENTENCE_STRIDE = 3;

/** Two to five different sentences for the driver. */
export function instructionsOf(random: RandomSource): string {
  const first = random.below(SENTENCES.length);
  const count = 2 + random.below(4);
  return Array.from({ length: count }, (_, index) => SENTENCES[(first + index * SENTENCE_STRIDE) % SENTENCES.length]).join(' ');
}
