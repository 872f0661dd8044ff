import { useState } from 'react';
import { useAction } from '../../data/documents.ts';
import { settingsNow } from '../../data/settings.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Failure } from '../../parts/failure.tsx';
import { TextField } from '../../parts/field.tsx';

/** Makes a run a baseline: the reason is asked for, a release and a name may be given. */
export function Approve({ run, open, onClose }: { readonly run: string; readonly open: boolean; readonly onClose: () => void }) {
  const [why, setWhy] = useState('');
  const [by, setBy] = useState(settingsNow().name);
  const [pin, setPin] = useState('');
  const approve = useAction('approveBaseline', ['baselines', 'runs', 'run', 'project']);
  const send = () => {
    const given = (name: 'by' | 'pin', value: string) => (value.trim() === '' ? {} : { [name]: value.trim() });
    approve.mutate({ body: { run, why: why.trim(), ...given('by', by), ...given('pin', pin) } }, { onSuccess: onClose });
  };
  return (
    <Dialog title={`Approve ${run}`} open={open} onClose={onClose}>
      <form
        className="baselines-form"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <p>Later runs are measured against it. Commit its file, so that others and CI judge against it too.</p>
        <TextField label="Why" value={why} onChange={setWhy} hint="Kept in the baseline, for everybody." />
        <TextField
          label="Pin as release"
          value={pin}
          onChange={setPin}
          placeholder="v1.4"
          hint="Stays beside the rolling window, so that slow creep is seen. Usually empty."
        />
        <TextField label="Who" value={by} onChange={setBy} hint="The user of git when left empty." />
        {approve.error !== null && <Failure failure={approve.error.failure} />}
        <button type="submit" className="primary" disabled={why.trim() === '' || approve.isPending}>
          Approve
        </button>
      </form>
    </Dialog>
  );
}
