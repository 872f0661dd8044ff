/** Exit codes every verb uses. When several hold, `exitPrecedence` says which one wins. */
export const exitCode = {
  good: 0,
  targetFailed: 1,
  inconclusive: 2,
  invalid: 3,
  usage: 64,
  script: 65,
  environment: 69,
  bug: 70,
  interrupted: 130,
} as const;
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** Strongest first: an interruption hides everything else, a pass hides nothing. */
export const exitPrecedence: readonly ExitCode[] = [130, 70, 64, 65, 69, 3, 1, 2, 0];

/** The exit code that wins when several hold; 0 for none. */
export function strongestExit(codes: readonly ExitCode[]): ExitCode {
  return exitPrecedence.find((code) => codes.includes(code)) ?? exitCode.good;
}

/** Every error a user can meet, with the exit code it leads to. The code is stable and printed; `headroom doctor` and the papers refer to it. */
export const errorCodes = {
  USAGE: exitCode.usage,
  CONFIG_MISSING: exitCode.usage,
  CONFIG_INVALID: exitCode.usage,
  CONFIG_UNREADABLE: exitCode.usage,
  TARGET_SYNTAX: exitCode.usage,
  SCENARIO_UNKNOWN: exitCode.usage,
  ENVIRONMENT_UNKNOWN: exitCode.usage,
  JOURNEY_MISSING: exitCode.usage,
  SECRET_MISSING: exitCode.usage,
  DATA_MISSING: exitCode.usage,
  USERS_CEILING: exitCode.usage,
  HOST_NOT_ALLOWED: exitCode.usage,
  RUN_UNKNOWN: exitCode.usage,
  RUN_AMBIGUOUS: exitCode.usage,
  RUN_UNSEALED: exitCode.usage,
  RUN_DAMAGED: exitCode.usage,
  DEMAND_INVALID: exitCode.usage,
  POLICY_INVALID: exitCode.usage,
  CAMPAIGN_UNKNOWN: exitCode.usage,
  CAMPAIGN_UNSEALED: exitCode.usage,
  CAMPAIGN_DAMAGED: exitCode.usage,
  BASELINE_UNKNOWN: exitCode.usage,
  BASELINE_REFUSED: exitCode.usage,
  BASELINE_DAMAGED: exitCode.usage,
  QUERY_FAILED: exitCode.usage,
  FORMAT_UNKNOWN: exitCode.usage,
  SCHEMA_UNSUPPORTED: exitCode.usage,
  WINDOWS_DAMAGED: exitCode.usage,
  POINTS_UNREADABLE: exitCode.usage,
  OUTPUT_UNWRITABLE: exitCode.usage,
  GIT_UNUSABLE: exitCode.usage,
  HARD_KEY_DIFFERS: exitCode.invalid,
  SCRIPT_ERROR: exitCode.script,
  SCRIPT_ABORTED: exitCode.script,
  K6_MISSING: exitCode.environment,
  K6_FAILED: exitCode.environment,
  GENERATOR_FAILED: exitCode.environment,
  BROWSER_MISSING: exitCode.environment,
  PORT_IN_USE: exitCode.environment,
  TARGET_DOWN: exitCode.environment,
  TARGET_START_FAILED: exitCode.environment,
  HOOK_FAILED: exitCode.environment,
  DISK_FULL: exitCode.environment,
  TLS_FILE_MISSING: exitCode.environment,
  SETUP_FAILED: exitCode.environment,
  BUG: exitCode.bug,
  INTERRUPTED: exitCode.interrupted,
} as const satisfies Record<string, ExitCode>;
export type ErrorCode = keyof typeof errorCodes;

/** What was wrong, with which input, and what to do next. Anything else that is thrown is our bug. */
export class HeadroomError extends Error {
  readonly code: ErrorCode;
  readonly hint: string;

  constructor(code: ErrorCode, message: string, hint: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'HeadroomError';
    this.code = code;
    this.hint = hint;
  }

  get exitCode(): ExitCode {
    return errorCodes[this.code];
  }
}
