import { configurationSchema } from '../model/configuration.ts';
import type { Store } from '../store/index.ts';
import { assess } from './assess.ts';

const { gate } = configurationSchema.parse({ environments: {}, scenarios: {} });

/** Judges, reports and seals what dead engines left behind; `say` hears a line about each. */
export async function recoverRuns(store: Store, say: (text: string) => void): Promise<void> {
  const recovered = await store.recover(
    async ({ run, measurement, errors, pages }) =>
      await assess(store, { run, measurement, errors, pages, gate, generatorCpu: null, arrival: null, byNameOnly: false }),
  );
  for (const recovery of recovered) {
    if (recovery.result === 'sealed') say(`Recovered ${recovery.id}, whose engine had died.`);
    if (recovery.result === 'failed') say(`${recovery.id} was left behind and cannot be recovered: ${recovery.error.message}`);
  }
}
