/** Serves the recorded project until it is killed: `make-workbench.ts [--port n] [--page folder] [--big] [--read-only]`. Prints the link. */
import { parseArgs } from 'node:util';
import { startWorkbench } from './workbench-server.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    page: { type: 'string' },
    folder: { type: 'string' },
    big: { type: 'boolean' },
    'read-only': { type: 'boolean' },
  },
});
const server = await startWorkbench({
  port: Number(values.port ?? 0),
  big: values.big === true,
  readOnly: values['read-only'] === true,
  ...(values.page === undefined ? {} : { pageFolder: values.page }),
  ...(values.folder === undefined ? {} : { folder: values.folder }),
});
process.stdout.write(`${server.url}/?token=${server.token}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.close().then(() => process.exit(0)));
