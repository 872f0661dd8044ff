import type { Format } from './format.ts';

// Valid JSON that is still harmless when it is shown on a terminal: what could steer it is written as an escape.
const steering = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;
const numbersOnLines = /\[\s+(?:-?[\d.eE+-]+|null)(?:,\s+(?:-?[\d.eE+-]+|null))*\s+\]/g;

const escapedCharacter = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A document as JSON. Lists of numbers stay on one line. */
export function jsonText(document: unknown): string {
  return `${JSON.stringify(document, null, 2)
    .replace(steering, escapedCharacter)
    .replace(numbersOnLines, (list) => list.replace(/\s+/g, ' ').replace('[ ', '[').replace(' ]', ']'))}\n`;
}

/** The report as it is, by the schema in docs/schema/report.schema.json. */
export const json: Format = { name: 'json', extension: 'json', render: jsonText };
