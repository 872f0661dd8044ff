import type { ApiFailure } from '../model/api/failure.ts';
import { type ErrorCode, HeadroomError } from '../model/error.ts';
import { Refusal } from './refusal.ts';

/** What an error is told as. Anything but a HeadroomError or a Refusal is our bug; its stack goes to the log, never to the page. */
export function failureOf(error: unknown): ApiFailure {
  if (error instanceof Refusal) return error.failure;
  if (error instanceof HeadroomError) return { code: error.code, message: error.message, hint: error.hint };
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'BUG', message, hint: 'This is a defect in Headroom. Please report it with what you did.' };
}

const badInput = 400;
const unknown = 404;
const notNow = 409;
const bug = 500;

/** HTTP status of every error a user can meet: bad input, something that is not there, something that cannot be now, or our own fault. */
const statuses = {
  USAGE: badInput,
  CONFIG_MISSING: notNow,
  CONFIG_INVALID: notNow,
  CONFIG_UNREADABLE: notNow,
  TARGET_SYNTAX: badInput,
  SCENARIO_UNKNOWN: unknown,
  ENVIRONMENT_UNKNOWN: unknown,
  JOURNEY_MISSING: notNow,
  SECRET_MISSING: notNow,
  DATA_MISSING: notNow,
  USERS_CEILING: badInput,
  HOST_NOT_ALLOWED: badInput,
  RUN_UNKNOWN: unknown,
  RUN_AMBIGUOUS: badInput,
  RUN_UNSEALED: notNow,
  RUN_DAMAGED: notNow,
  DEMAND_INVALID: badInput,
  POLICY_INVALID: badInput,
  CAMPAIGN_UNKNOWN: unknown,
  CAMPAIGN_UNSEALED: notNow,
  CAMPAIGN_DAMAGED: notNow,
  BASELINE_UNKNOWN: unknown,
  BASELINE_REFUSED: notNow,
  BASELINE_DAMAGED: notNow,
  QUERY_FAILED: badInput,
  FORMAT_UNKNOWN: unknown,
  SCHEMA_UNSUPPORTED: notNow,
  WINDOWS_DAMAGED: notNow,
  POINTS_UNREADABLE: badInput,
  OUTPUT_UNWRITABLE: notNow,
  GIT_UNUSABLE: notNow,
  HARD_KEY_DIFFERS: notNow,
  SCRIPT_ERROR: notNow,
  SCRIPT_ABORTED: notNow,
  K6_MISSING: notNow,
  K6_FAILED: notNow,
  GENERATOR_FAILED: notNow,
  BROWSER_MISSING: notNow,
  PORT_IN_USE: notNow,
  TARGET_DOWN: notNow,
  TARGET_START_FAILED: notNow,
  HOOK_FAILED: notNow,
  DISK_FULL: notNow,
  TLS_FILE_MISSING: notNow,
  SETUP_FAILED: notNow,
  BUG: bug,
  INTERRUPTED: notNow,
} as const satisfies Record<ErrorCode, number>;

export function statusOf(error: unknown): number {
  if (error instanceof Refusal) return error.status;
  return error instanceof HeadroomError ? statuses[error.code] : bug;
}
