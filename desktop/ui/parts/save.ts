import { nativeBridge } from '../../bridge/native.ts';

const types: Readonly<Record<string, string>> = {
  csv: 'text/csv;charset=utf-8',
  svg: 'image/svg+xml;charset=utf-8',
  png: 'image/png',
  json: 'application/json',
  html: 'text/html;charset=utf-8',
};

/** Letters, digits, points and dashes alone: a name may hold what a target or a script said. */
export function fileName(name: string): string {
  const plain = name.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[.-]+|[.-]+$/g, '');
  return plain === '' ? 'headroom' : plain.slice(0, 120);
}

/** Keeps a file: where the person says in Electron, in the browser's folder of downloads otherwise. */
export async function saveFile(name: string, content: string | Uint8Array): Promise<void> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const native = nativeBridge();
  if (native !== null) {
    await native.saveFile({ name: fileName(name), bytes });
    return;
  }
  const type = types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  const place = URL.createObjectURL(new Blob([Uint8Array.from(bytes)], { type }));
  const link = document.createElement('a');
  link.href = place;
  link.download = fileName(name);
  link.click();
  // The browser reads the address when it starts the download, which is after this turn.
  setTimeout(() => URL.revokeObjectURL(place), 10_000);
}
