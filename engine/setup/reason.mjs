/** Turns what npm, Go, pip and apt say when they fail into one line. */

/** Addresses say nothing to the reader and may be private. */
const addressPattern = /[a-z][a-z0-9+.-]*:\/\/[^\s"'<>)]+|\b[\w-]+(\.[\w-]+)+(:\d+)?\/[^\s"'<>)]*/gi;

export const noNetwork = 'no network, or nothing answers';

const kinds = [
  {
    pattern: /ENOSPC|no space left/i,
    message: 'the disk is full',
    hint: 'Free some space (about 1.5 GB are needed) and run the same command again.',
  },
  {
    pattern: /checksum mismatch|SECURITY ERROR|EINTEGRITY|DO NOT MATCH THE HASHES/i,
    message: 'a download does not have the checksum it should have',
    hint: 'Something between here and the registry changes files. Do not work around it; ask whoever runs the network.',
  },
  {
    pattern: /proxyconnect|ECONNRESET.*proxy|407|ProxyError|tunnel/i,
    message: 'the proxy refused or broke the connection',
    hint: 'Check HTTPS_PROXY and NO_PROXY, then run the same command again.',
  },
  {
    pattern: /certificate|SELF_SIGNED|UNABLE_TO_VERIFY|x509/i,
    message: 'the certificate of the registry is not trusted here',
    hint: 'Behind an inspecting proxy, point NODE_EXTRA_CA_CERTS and SSL_CERT_FILE at its CA.',
  },
  {
    pattern:
      /ENOTFOUND|ENOTCACHED|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ECONNRESET|EHOSTUNREACH|no such host|dial tcp|i\/o timeout|network is unreachable|Temporary failure|Could not resolve|NewConnectionError|Failed to establish|fetch failed|timed out/i,
    message: noNetwork,
    hint: 'Connect once for the set-up (behind a proxy set HTTPS_PROXY); afterwards no network is needed.',
  },
  {
    pattern: /EACCES|permission denied|Read-only file system/i,
    message: 'a folder cannot be written',
    hint: 'Check who owns the project folder and the cache folder (HEADROOM_CACHE names another one).',
  },
];

/**
 * @param {string} output what the program said
 * @returns {{ message: string, hint: string }}
 */
export function explain(output) {
  const known = kinds.find(({ pattern }) => pattern.test(output));
  if (known) return known;
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const telling = lines.find((line) => /error|fail|fatal|cannot/i.test(line)) ?? lines.at(-1) ?? 'it did not say why';
  return {
    message: withoutAddresses(telling.trim()).slice(0, 200),
    hint: 'Run the same command again; `headroom doctor` shows what is missing.',
  };
}

/** @param {string} text */
const withoutAddresses = (text) => text.replace(addressPattern, '<address>');
