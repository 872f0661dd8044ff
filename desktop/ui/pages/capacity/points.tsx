import { useId, useState } from 'react';
import type { useAction } from '../../data/documents.ts';
import { Failure } from '../../parts/failure.tsx';

export interface Points {
  readonly name: string;
  readonly text: string;
  readonly targets: readonly string[];
}

const example = 'concurrency,throughput,mean,p95\n1,90,11,18\n8,640,12,22\n32,1900,17,38\n64,2500,26,71\n128,2700,47,180';

/** Somebody's own measurements: a CSV that is dropped, chosen or pasted, and what is to be met. */
export function PointsForm({
  onPoints,
  busy,
  failure,
}: {
  readonly onPoints: (points: Points) => void;
  readonly busy: boolean;
  readonly failure: ReturnType<typeof useAction<'capacityOfPoints'>>['error'];
}) {
  const id = useId();
  const [name, setName] = useState('points.csv');
  const [text, setText] = useState('');
  const [target, setTarget] = useState('');
  const [over, setOver] = useState(false);
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    setName(file.name);
    setText(await file.text());
  };
  return (
    <form
      className={over ? 'capacity-points capacity-over' : 'capacity-points'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void take(event.dataTransfer.files[0]);
      }}
      onSubmit={(event) => {
        event.preventDefault();
        onPoints({ name, text, targets: target.trim() === '' ? [] : [target.trim()] });
      }}
    >
      <p className="soft">
        Drop a CSV here, choose one, or paste it: a header concurrency,throughput and a point a row; mean, p50, p95, p99 (ms) and replicas
        may follow.
      </p>
      <label htmlFor={`${id}-file`}>File of points</label>
      <input
        id={`${id}-file`}
        type="file"
        accept=".csv,text/csv,text/plain"
        onChange={({ target: input }) => void take(input.files?.[0])}
      />
      <label htmlFor={`${id}-text`}>Points</label>
      <textarea
        id={`${id}-text`}
        rows={7}
        spellCheck={false}
        value={text}
        placeholder={example}
        onChange={(event) => setText(event.target.value)}
      />
      <label htmlFor={`${id}-target`}>Target, where there is one</label>
      <input
        id={`${id}-target`}
        type="text"
        value={target}
        placeholder="p95 < 300 ms"
        onChange={(event) => setTarget(event.target.value)}
      />
      <div className="actions">
        <button type="submit" className="primary" disabled={busy || text.trim() === ''}>
          {busy ? 'Fitting…' : 'Fit these points'}
        </button>
        <button type="button" onClick={() => setText(example)}>
          Show me with an example
        </button>
      </div>
      {failure !== null && <Failure failure={failure.failure} />}
    </form>
  );
}
