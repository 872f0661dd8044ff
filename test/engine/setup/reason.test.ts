import { expect, it } from 'vitest';
import { explain } from '../../../engine/setup/reason.mjs';

it.each([
  ['npm error code ENOSPC', 'the disk is full'],
  ['verifying module: checksum mismatch\nSECURITY ERROR', 'a download does not have the checksum it should have'],
  ['npm error code EINTEGRITY', 'a download does not have the checksum it should have'],
  ['proxyconnect tcp: dial tcp 10.0.0.1:3128: connect: connection refused', 'the proxy refused or broke the connection'],
  ['x509: certificate signed by unknown authority', 'the certificate of the registry is not trusted here'],
  ['npm error code EAI_AGAIN', 'no network, or nothing answers'],
  ['curl: (6) Could not resolve host: a.example', 'no network, or nothing answers'],
  ['npm error code EACCES', 'a folder cannot be written'],
])('%j is said as %j', (output, message) => {
  expect(explain(output).message).toBe(message);
  expect(explain(output).hint).not.toBe('');
});

it('shows the first telling line of anything else, without addresses', () => {
  expect(explain('notice\nerror: cannot read https://user:pass@registry.example.com/pkg?token=1 today\nmore').message).toBe(
    'error: cannot read <address> today',
  );
  expect(explain('').message).toBe('it did not say why');
});
