import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Environment, SecretReference } from '../model/environment.ts';
import { HeadroomError } from '../model/error.ts';
import { createMask, leastSecretLength } from './mask.ts';
import { sensitiveParts } from './sensitive.ts';

/** The values behind an environment's references. They live here and in the driver's process environment, and nowhere else. */
export interface Secrets {
  /** For journeys, by the name of their environment variable. */
  readonly values: Readonly<Record<string, string>>;
  /** Headers of every request, those that are secret among them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly keyPassword: string | null;
  /** Replaces every secret value in a text by `***`, encoded forms too. Whatever is printed or stored goes through it. */
  mask(text: string): string;
}

interface Source {
  /** Relative files start here. */
  readonly folder: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Further values to be masked, such as those given with `-e`. */
  readonly alsoMasked?: readonly string[];
}

/** Looks up every secret an environment names. Throws SECRET_MISSING that lists all that are not there. */
export async function resolveSecrets(
  { name, environment }: { readonly name: string; readonly environment: Environment },
  source: Source,
): Promise<Secrets> {
  const missing: string[] = [];
  const find = async (reference: SecretReference, where: string) => {
    const found = await lookUp(reference, source);
    if ('value' in found) return found.value;
    missing.push(`environments.${name}.${where}: ${found.missing}`);
    return '';
  };
  const values: Record<string, string> = {};
  for (const [variable, reference] of Object.entries(environment.secrets)) values[variable] = await find(reference, `secrets.${variable}`);
  const headers: Record<string, string> = {};
  const hidden: string[] = [];
  for (const [header, value] of Object.entries(environment.headers)) {
    headers[header] = typeof value === 'string' ? value : await find(value, `headers.${header}`);
    if (typeof value !== 'string') hidden.push(headers[header]);
  }
  const reference = environment.tls?.keyPassword;
  const keyPassword = reference === undefined ? null : await find(reference, 'tls.keyPassword');
  if (missing.length > 0)
    throw new HeadroomError(
      'SECRET_MISSING',
      missing.join('\n'),
      'Set the variable or write the file, then try again; the value itself never belongs in the configuration.',
    );
  const all = [
    ...Object.values(values),
    ...hidden,
    ...(keyPassword === null ? [] : [keyPassword]),
    ...sensitiveParts(environment),
    ...(source.alsoMasked ?? []),
  ];
  return { values, headers, keyPassword, mask: createMask(all) };
}

async function lookUp(reference: SecretReference, { folder, variables }: Source): Promise<{ value: string } | { missing: string }> {
  const place = 'env' in reference ? `environment variable ${reference.env}` : `file ${reference.file}`;
  const value = 'env' in reference ? variables[reference.env] : await readSecret(path.resolve(folder, reference.file));
  if (value === undefined || value === '') return { missing: `${place} is not there or empty` };
  if (value.length < leastSecretLength)
    return { missing: `${place} holds fewer than ${leastSecretLength} characters, too few to be kept out of what is printed` };
  return { value };
}

async function readSecret(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, 'utf8')).replace(/\r?\n$/, '');
  } catch {
    // Missing or not readable: the caller names it among those that are not there.
    return undefined;
  }
}
