import { useState } from 'react';
import type { ApiFailure } from '../../../../engine/model/api/failure.ts';
import { addressOf } from '../../../bridge/call.ts';
import { Failure } from '../../parts/failure.tsx';
import { saveFile } from '../../parts/save.ts';
import { exportFormats } from './export-formats.ts';

async function fetched(run: string, format: string): Promise<Uint8Array> {
  const response = await fetch(addressOf('exportRun', { path: { run, format } }), { credentials: 'same-origin' });
  if (!response.ok) throw (await response.json()) as ApiFailure;
  return new Uint8Array(await response.arrayBuffer());
}

const gone: ApiFailure = {
  code: 'ENGINE_GONE',
  message: 'The engine does not answer.',
  hint: 'Start `headroom ui` again, then export once more.',
};

/** The report of the run as a file, in every format there is. */
export function Export({ id }: { readonly id: string }) {
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const save = async (format: string, extension: string) => {
    setFailure(null);
    try {
      await saveFile(`${id}.${extension}`, await fetched(id, format));
    } catch (error) {
      setFailure(error !== null && typeof error === 'object' && 'hint' in error ? (error as ApiFailure) : gone);
    }
  };
  return (
    <details className="run-export">
      <summary>Export</summary>
      <ul>
        {exportFormats.map(({ format, extension, title }) => (
          <li key={format}>
            <button type="button" onClick={() => save(format, extension)}>
              {title}
            </button>
          </li>
        ))}
      </ul>
      {failure !== null && <Failure failure={failure} />}
    </details>
  );
}
