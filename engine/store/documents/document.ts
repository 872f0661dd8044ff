import { readFile } from 'node:fs/promises';
import { canonicalJson } from '../../model/canonical.ts';
import { HeadroomError } from '../../model/error.ts';
import { type Damaged, type DocumentName, type DocumentOf, kinds } from './kinds.ts';
import { migrate } from './migrate.ts';

/**
 * A stored document from its text, migrated and checked. `source` names the file in errors: the kind's damaged code
 * (RUN_DAMAGED, CAMPAIGN_DAMAGED, BASELINE_DAMAGED) where it cannot be understood, SCHEMA_UNSUPPORTED where it is of a later version.
 */
export function parseDocument<Name extends DocumentName>(name: Name, text: string, source: string): DocumentOf<Name> {
  const { schema, version, migrations, damaged } = kinds[name];
  try {
    const checked = schema.safeParse(migrate(JSON.parse(text), version, migrations, source));
    if (checked.success) return checked.data as DocumentOf<Name>;
    const [issue] = checked.error.issues;
    throw new Error(`${issue?.path.join('.') || 'the document'}: ${issue?.message}`);
  } catch (error) {
    if (error instanceof HeadroomError) throw error;
    throw damagedError(damaged, source, error);
  }
}

/** `parseDocument` of a file. A file that is not there or cannot be read is damaged too. */
export async function readDocument<Name extends DocumentName>(name: Name, file: string): Promise<DocumentOf<Name>> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw damagedError(kinds[name].damaged, file, error);
  }
  return parseDocument(name, text, file);
}

/** The text a document is stored as: keys in order, a line's end. Throws BUG where it could not be read again. */
export function documentText<Name extends DocumentName>(name: Name, document: DocumentOf<Name>, indent = 2): string {
  const text = `${canonicalJson(document, indent)}\n`;
  try {
    parseDocument(name, text, name);
  } catch (error) {
    throw new HeadroomError(
      'BUG',
      `A ${name} document cannot be stored: ${reasonOf(error)}`,
      'Please report this with the command you used.',
      error,
    );
  }
  return text;
}

function damagedError(code: Damaged, source: string, error: unknown): HeadroomError {
  return new HeadroomError(code, `${source} is damaged: ${reasonOf(error)}.`, mends[code], error);
}

const mends: Readonly<Record<Damaged, string>> = {
  RUN_DAMAGED: 'Restore the run folder from a copy, or delete it and run again.',
  CAMPAIGN_DAMAGED: "Restore the campaign's folder from a copy, or delete it: its runs stay.",
  BASELINE_DAMAGED: 'Take the file back from version control, or remove it if it was never committed.',
};

/** An error's message without a final stop, for use within a sentence. */
export function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
}
