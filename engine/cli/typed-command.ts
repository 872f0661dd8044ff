/** The command as it was typed, fit to be typed again. */
export const typedCommand = (): string => `headroom ${process.argv.slice(2).map(quoted).join(' ')}`;

const quoted = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
