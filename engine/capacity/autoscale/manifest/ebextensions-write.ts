import { stringify } from 'yaml';
import type { BeanstalkPolicy } from '../../../model/scaling-policy.ts';
import { settingsOf } from './ebextensions.ts';

/** A policy as a file for `.ebextensions/`: every option said, none left to a default. */
export function writeEbextensions(policy: BeanstalkPolicy): string {
  return stringify({ option_settings: settingsOf(policy) }, { lineWidth: 0 });
}
