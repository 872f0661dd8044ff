import { type FormEvent, useState } from 'react';
import { useAction } from '../../data/documents.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Failure } from '../../parts/failure.tsx';
import { TextField } from '../../parts/field.tsx';
import { useName } from './use-name.ts';

/** Asks why, by whom and whether it is a release, and approves the run as a baseline. */
export function Approve({ id, open, onClose }: { readonly id: string; readonly open: boolean; readonly onClose: () => void }) {
  const [why, setWhy] = useState('');
  const [pin, setPin] = useState('');
  const [by, setBy] = useName();
  const approve = useAction('approveBaseline', ['run', 'runs', 'baselines', 'project']);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const named = { ...(by.trim() === '' ? {} : { by: by.trim() }), ...(pin.trim() === '' ? {} : { pin: pin.trim() }) };
    approve.mutate({ body: { run: id, why: why.trim(), ...named } }, { onSuccess: onClose });
  };
  return (
    <Dialog title="Approve as a baseline" open={open} onClose={onClose}>
      <form className="run-approve" onSubmit={send}>
        <p>
          Later runs of this scenario in this environment are compared with it. It is written under baselines/ and can be let go of, with a
          reason.
        </p>
        <TextField label="Why" hint="Kept beside the baseline: what this run stands for." value={why} onChange={setWhy} />
        <TextField
          label="Release"
          hint="A name pins it: every later run is shown against it too. Leave it empty otherwise."
          value={pin}
          onChange={setPin}
        />
        <TextField label="Your name" value={by} onChange={setBy} />
        {approve.error !== null && <Failure failure={approve.error.failure} />}
        <div className="actions">
          <button type="submit" className="primary" disabled={why.trim() === '' || approve.isPending}>
            Approve
          </button>
          <button type="button" onClick={onClose}>
            Cancel
          </button>
        </div>
      </form>
    </Dialog>
  );
}
