import { expect, it } from 'vitest';
import { iterationsEach, runK6 } from '../k6.ts';

// RFC 6238, appendix B: the ASCII secret repeated to 20, 32 and 64 bytes, here in base32, and codes of eight digits.
const secrets = {
  sha1: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
  sha256: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZA====',
  sha512:
    'gezd gnbv gy3t qojq gezd gnbv gy3t qojq gezd gnbv gy3t qojq gezd gnbv gy3t qojq gezd gnbv gy3t qojq gezd gnbv gy3t qojq gezd gna',
};
const vectors: readonly (readonly [seconds: number, sha1: string, sha256: string, sha512: string])[] = [
  [59, '94287082', '46119246', '90693936'],
  [1111111109, '07081804', '68084774', '25091201'],
  [1111111111, '14050471', '67062674', '99943326'],
  [1234567890, '89005924', '91819424', '93441116'],
  [2000000000, '69279037', '90698825', '38618901'],
  [20000000000, '65353130', '77737706', '47863826'],
];

it('makes the codes of RFC 6238, appendix B, and refuses a secret that is no base32', async () => {
  const expected = vectors.flatMap(([seconds, sha1, sha256, sha512]) =>
    Object.entries({ sha1, sha256, sha512 }).map(([algorithm, code]) => ({ seconds, algorithm, code })),
  );
  const { output, exitCode } = await runK6({
    source: `
      import { totp } from 'scenarios/lib/totp.ts';
      ${iterationsEach(1, 1)}
      const secrets = ${JSON.stringify(secrets)};
      export default function () {
        for (const { seconds, algorithm, code } of ${JSON.stringify(expected)}) {
          const made = totp(secrets[algorithm], seconds * 1000, { digits: 8, algorithm });
          if (made !== code) console.error('WRONG ' + algorithm + ' at ' + seconds + ': ' + made);
        }
        console.log('SIX ' + totp(secrets.sha1, 59_000));
        try { totp('not base32!', 0); } catch (error) { console.log('REFUSED ' + error.message); }
      }`,
  });
  expect(exitCode).toBe(0);
  expect(output).not.toContain('WRONG');
  expect(output).toContain('SIX 287082');
  expect(output).toContain('REFUSED A TOTP secret must be base32');
});
