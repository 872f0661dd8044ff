/** A number that can be changed, what it is without, and how far its slider goes. */
export interface Adjustable {
  /** In the address. */
  readonly name: string;
  readonly title: string;
  readonly unit?: string;
  readonly hint?: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** As the configuration has it; null where it says nothing. */
  readonly configured: number | null;
  /** The configuration's, as it is shown. */
  readonly shown?: string;
}

/** The changed number in this text; null where there is none, or it lies outside of what it can be. */
export function adjusted({ min }: Pick<Adjustable, 'min'>, text: string | undefined): number | null {
  if (text === undefined || text.trim() === '') return null;
  const value = Number(text);
  return Number.isFinite(value) && value >= min ? value : null;
}
