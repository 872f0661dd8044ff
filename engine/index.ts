import type { ConfigurationInput } from './model/configuration.ts';

export type { Configuration, ConfigurationInput } from './model/configuration.ts';

/** Gives `headroom.config.ts` its types; checks happen when it is loaded. */
export function defineConfig(configuration: ConfigurationInput): ConfigurationInput {
  return configuration;
}
