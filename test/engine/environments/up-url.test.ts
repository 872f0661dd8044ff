import { expect, test } from 'vitest';
import { expandUrl } from '../../../engine/environments/up-url.ts';

test.each([
  ['http://$SIDE.localhost:$PORT', 'http://base.localhost:4312'],
  [`http://\${SIDE}.localhost:\${PORT}/api/`, 'http://base.localhost:4312/api'],
  ['https://$SIDE-preview.example.test', 'https://base-preview.example.test'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
])('%s becomes %s', (template, url) => {
  expect(expandUrl(template, { side: 'base', port: 4312 })).toBe(url);
});

test.each(['http://.localhost:', '$SIDE.localhost:$PORT', 'http://$HOST:$PORT', 'ftp://$SIDE.localhost', ''])(
  '%s is refused with how to write it',
  (template) => {
    const act = () => expandUrl(template, { side: 'base', port: 4312 });
    expect(act).toThrow(expect.objectContaining({ code: 'USAGE', hint: expect.stringContaining('single quotes') }));
  },
);
