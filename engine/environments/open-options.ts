import type { Environment } from '../model/environment.ts';

/** What opening an environment needs to be told. */
export interface OpenOptions {
  readonly name: string;
  readonly environment: Environment;
  /** Project folder; the demo's database lives under its `.headroom/demo`. */
  readonly folder: string;
  readonly runId: string;
  /** Values of `environment.secrets` and of the key's password. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly keyPassword?: string;
  readonly mask: (text: string) => string;
  readonly onProgress: (text: string) => void;
  readonly signal?: AbortSignal;
  /** What is started here gives way to its generator. */
  readonly yields?: boolean;
}

/** Undoes one thing that was begun; gives a line about it, or null. */
export type Undo = () => Promise<string | null>;

/** What commands of the environment are told: secrets, its name, the run, and where each service is. */
export function hookVariables({ secrets, name, runId }: OpenOptions, services: Readonly<Record<string, string>>): Record<string, string> {
  return { ...secrets, HEADROOM_ENVIRONMENT: name, HEADROOM_RUN: runId, ...serviceVariables(services) };
}

/** `HEADROOM_URL_<SERVICE>` for each service. */
export function serviceVariables(services: Readonly<Record<string, string>>): Record<string, string> {
  const variable = (service: string) => `HEADROOM_URL_${service.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
  return Object.fromEntries(Object.entries(services).map(([service, url]) => [variable(service), url]));
}
