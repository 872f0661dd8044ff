import { Dialog } from '../parts/dialog.tsx';
import { useKnownCommands } from './commands.ts';

const always = [
  { key: 'Ctrl K', what: 'Find a command (also / and Cmd K)' },
  { key: '↑ ↓ Enter', what: 'In a table: move between rows, open one' },
  { key: '+ − ← → 0', what: 'In a chart: zoom, move, show all' },
  { key: 'Esc', what: 'Close what is open' },
];

/** Every key and command there is on this page. */
export function Keys() {
  const commands = useKnownCommands();
  return (
    <table className="keys">
      <thead>
        <tr>
          <th scope="col">Key</th>
          <th scope="col">What it does</th>
        </tr>
      </thead>
      <tbody>
        {[...always, ...commands.map(({ key, title }) => ({ key, what: title }))].map(({ key, what }) => (
          <tr key={`${key} ${what}`}>
            <td>{key === undefined ? <span className="soft">in the palette</span> : <kbd>{key}</kbd>}</td>
            <td>{what}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Help({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  return (
    <Dialog title="Keys and commands" open={open} onClose={onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className="scroll tall" tabIndex={0} aria-label="Keys and commands">
        <Keys />
      </section>
    </Dialog>
  );
}
