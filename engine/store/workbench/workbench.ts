import { readFile } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import { writing } from '../files/failure.ts';
import { makeFolders } from '../files/make-folders.ts';
import { writeNew } from '../files/whole-file.ts';
import type { Layout } from '../layout.ts';

const workbenchSchema = z.object({
  schemaVersion: z.literal(1),
  /** Where the local server was last. */
  port: z.int().min(1).max(65_535),
  /** What the pages of this project prove themselves with. */
  session: z.string().regex(/^[\w-]{43,}$/),
});

/** What a project's local server keeps, so that its pages outlive a restart. Secret: only its owner may read the file. */
export type Workbench = z.infer<typeof workbenchSchema>;

/** Null where there is none, or none that can be used, whatever the reason: a new one is made then. */
export async function readWorkbench(layout: Layout): Promise<Workbench | null> {
  const text = await readFile(layout.workbench, 'utf8').catch(() => '');
  try {
    const read = workbenchSchema.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    // No JSON, or no file.
    return null;
  }
}

/** Throws DISK_FULL or OUTPUT_UNWRITABLE. */
export async function writeWorkbench(layout: Layout, workbench: Workbench): Promise<void> {
  await writing(layout.workbench, async () => {
    await makeFolders(layout.workFolder);
    await writeNew(path.join(layout.workFolder, '.gitignore'), '*\n');
    await writeFileAtomic(layout.workbench, `${JSON.stringify(workbench)}\n`, { mode: 0o600, fsync: true });
  });
}
