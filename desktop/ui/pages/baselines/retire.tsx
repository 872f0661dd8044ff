import { useState } from 'react';
import { useAction } from '../../data/documents.ts';
import { settingsNow } from '../../data/settings.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Failure } from '../../parts/failure.tsx';
import { TextField } from '../../parts/field.tsx';

/** Lets a baseline count no more, with the reason; the baseline itself stays. */
export function Retire({ run, open, onClose }: { readonly run: string; readonly open: boolean; readonly onClose: () => void }) {
  const [why, setWhy] = useState('');
  const [by, setBy] = useState(settingsNow().name);
  const retire = useAction('retireBaseline', ['baselines', 'runs', 'run', 'project']);
  const send = () => {
    const who = by.trim() === '' ? {} : { by: by.trim() };
    retire.mutate({ path: { run }, body: { why: why.trim(), ...who } }, { onSuccess: onClose });
  };
  return (
    <Dialog title={`Retire ${run}`} open={open} onClose={onClose}>
      <form
        className="baselines-form"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <p>It counts no more from now on. Its file stays, with this reason beside it.</p>
        <TextField label="Why" value={why} onChange={setWhy} hint="Kept beside the baseline, for everybody." />
        <TextField label="Who" value={by} onChange={setBy} hint="The user of git when left empty." />
        {retire.error !== null && <Failure failure={retire.error.failure} />}
        <button type="submit" className="primary" disabled={why.trim() === '' || retire.isPending}>
          Retire
        </button>
      </form>
    </Dialog>
  );
}
