import type { Machine, Provenance, Run } from '../model/run.ts';
import { flatFacts } from './facts.ts';

/** Facts of a remote target's fingerprint that name its machine or its limits: numbers taken under others are not comparable. */
const targetMachineFacts = /^(cpuModel|cpuCount|memoryBytes|limits)(\.|$)/;

/**
 * What must be equal for two sessions to be compared at all: what was sent, the machine under load, how the target was
 * started, and what recorded it (an unmodified k6 adds 15 to 35 % to a p95). The target's machine is the generator's where
 * they share it, else what its fingerprint says; a remote generator's machine is soft.
 */
export function hardKeysOf({ provenance }: Pick<Run, 'provenance'>): Record<string, string> {
  const { driver, scenarioHash, coLocated, targetRestarted, generator } = provenance;
  return {
    scenario: scenarioHash,
    k6: majorMinor(driver.version),
    recording: driver.recording,
    coLocated: String(coLocated),
    targetRestarted: String(targetRestarted),
    ...(coLocated ? machineKeys(generator) : remoteMachineKeys(provenance)),
  };
}

function machineKeys({ cpuModel, cpuCount, memoryBytes }: Machine): Record<string, string> {
  return { 'target.cpuModel': cpuModel, 'target.cpuCount': String(cpuCount), 'target.memory': memoryText(memoryBytes) };
}

function remoteMachineKeys({ target }: Provenance): Record<string, string> {
  const named = Object.entries(flatFacts(target ?? {})).filter(([fact]) => targetMachineFacts.test(fact));
  return Object.fromEntries(named.map(([fact, value]) => [`target.${fact}`, value]));
}

/** True for a fact of the target that `hardKeysOf` already holds. */
export function isTargetMachineFact(fact: string): boolean {
  return targetMachineFacts.test(fact);
}

const bytesPerGibibyte = 2 ** 30;

/** Whole GiB, or tenths below 4: a new kernel moves the total by some megabytes. */
function memoryText(bytes: number): string {
  const gibibytes = bytes / bytesPerGibibyte;
  return `${gibibytes < 4 ? gibibytes.toFixed(1) : Math.round(gibibytes)} GiB`;
}

function majorMinor(version: string): string {
  return /^v?(\d+\.\d+)/.exec(version)?.[1] ?? version;
}
