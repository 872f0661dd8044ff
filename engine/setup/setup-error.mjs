/** What set-up could not do, in one line, with what to do about it. */
export class SetupError extends Error {
  /**
   * @param {'SETUP_FAILED' | 'K6_MISSING'} code
   * @param {string} message
   * @param {string} hint
   */
  constructor(code, message, hint) {
    super(message);
    this.name = 'SetupError';
    this.code = code;
    this.hint = hint;
  }
}
