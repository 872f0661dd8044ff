import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeDocument } from '../../../engine/run/document-files.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'headroom-documents-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const refused = (message: string) => ({ code: 'OUTPUT_UNWRITABLE', message: expect.stringContaining(message), hint: expect.any(String) });

describe('a document', () => {
  it('goes into folders that are made for it, over what was there, and leaves nothing beside it', async () => {
    const file = path.join(folder, 'a', 'b', 'report.txt');
    await writeDocument(file, 'first');
    await writeDocument(file, 'second');
    expect(readFileSync(file, 'utf8')).toBe('second');
    expect(readdirSync(path.dirname(file))).toEqual(['report.txt']);
  });

  it('is not written over a folder, nor below a file', async () => {
    mkdirSync(path.join(folder, 'results.d'));
    writeFileSync(path.join(folder, 'file'), 'kept');
    await expect(writeDocument(path.join(folder, 'results.d'), 'x')).rejects.toMatchObject(refused('it is a folder'));
    await expect(writeDocument(path.join(folder, 'file', 'x.txt'), 'x')).rejects.toMatchObject(refused('a file has that name'));
    expect(readFileSync(path.join(folder, 'file'), 'utf8')).toBe('kept');
  });

  it.runIf(process.platform === 'linux')('is refused at once where the system takes no names, or no bytes', async () => {
    await expect(writeDocument('/proc/nowhere/further/x.txt', 'x')).rejects.toMatchObject(refused('/proc'));
    await expect(writeDocument('/proc/x.txt', 'x')).rejects.toMatchObject(refused('/proc/x.txt'));
    await expect(writeDocument('/dev/full/x.txt', 'x')).rejects.toMatchObject(refused('/dev/full'));
    await expect(writeDocument('/dev/full', 'x')).rejects.toMatchObject(refused('/dev/full'));
  });
});
