import type { DatabaseSync } from 'node:sqlite';
import { demoAccount } from '../../accounts.ts';
import { importedPasswordHash } from '../../auth/passwords.ts';
import { createRandom, mixSeed } from '../../random.ts';
import { DISTANCE_BAND_ENDS_KM, WEIGHT_BAND_ENDS_KG } from '../bands.ts';
import { CARRIERS, PLANS } from './carriers.ts';

const FIRST_NAMES = ['Ada', 'Bruno', 'Clara', 'David', 'Elena', 'Felix', 'Greta', 'Hugo', 'Ida', 'Jonas', 'Karin', 'Leo'];
const LAST_NAMES = ['Berger', 'Costa', 'Dubois', 'Eriksen', 'Fischer', 'Greco', 'Horvat', 'Ivanov', 'Jansen', 'Keller'];
const REFERENCE_STREAM = 2;
const TARIFF_STREAM = 3;

/** Carriers, plans and the tariff of every carrier for every band of weight and distance. */
export function seedReferenceData(database: DatabaseSync, seed: number): void {
  const random = createRandom(mixSeed(seed, REFERENCE_STREAM));
  const carrier = database.prepare('INSERT INTO carriers VALUES (?, ?, ?, ?, ?, ?)');
  for (const [code, name, country, colour] of CARRIERS) {
    carrier.run(code, name, country, colour, 35 + random.below(16), random.below(8));
  }
  const plan = database.prepare('INSERT INTO plans VALUES (?, ?, ?, ?, ?)');
  for (const [code, name, cents, included, features] of PLANS) plan.run(code, name, cents, included, JSON.stringify(features));
  seedTariffs(database, seed);
}

function seedTariffs(database: DatabaseSync, seed: number): void {
  const random = createRandom(mixSeed(seed, TARIFF_STREAM));
  const tariff = database.prepare('INSERT INTO tariffs VALUES (?, ?, ?, ?, ?, ?)');
  for (let weight = 0; weight <= WEIGHT_BAND_ENDS_KG.length; weight += 1) {
    for (let distance = 0; distance <= DISTANCE_BAND_ENDS_KM.length; distance += 1) {
      for (const [code] of CARRIERS) {
        const baseCents = 2_000 + weight * 1_500 + random.below(1_500);
        tariff.run(code, weight, distance, baseCents, 60 + weight * 12 + random.below(25), 12 + distance * 8 + random.below(12));
      }
    }
  }
}

/** The accounts a load test signs in with. */
export function seedAccounts(database: DatabaseSync, seed: number, users: number): void {
  const account = database.prepare('INSERT INTO accounts VALUES (?, ?, ?, ?, ?, ?)');
  for (let number = 1; number <= users; number += 1) {
    const { email, password, totpSecret } = demoAccount(number, seed);
    const name = `${FIRST_NAMES[number % FIRST_NAMES.length]} ${LAST_NAMES[number % LAST_NAMES.length]}`;
    const plan = PLANS[number % PLANS.length]?.[0] ?? 'free';
    account.run(number, email, name, plan, importedPasswordHash(email, password), totpSecret);
  }
}
