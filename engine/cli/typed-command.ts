import { shellWord } from '../model/shell-word.ts';

/** The command as it was typed, fit to be typed again. */
export const typedCommand = (): string => `headroom ${process.argv.slice(2).map(shellWord).join(' ')}`;
