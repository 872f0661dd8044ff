import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** As much of GitHub's REST interface as comments on pull requests need, for one token that may write and any other that may only read. */
export async function openGithub(writer: string) {
  const comments: { id: number; body: string }[] = [];
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    const { method = '', headers } = request;
    const url = new URL(request.url ?? '', 'http://github.test');
    asked.push(`${method} ${url.pathname}`);
    let text = '';
    for await (const chunk of request) text += chunk;
    const answer = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (method === 'GET') {
      const [page, size] = [Number(url.searchParams.get('page')), Number(url.searchParams.get('per_page'))];
      return answer(200, comments.slice((page - 1) * size, page * size));
    }
    if (headers.authorization !== `Bearer ${writer}`) return answer(403, { message: 'Resource not accessible by integration' });
    const { body }: { body: string } = JSON.parse(text);
    if (method === 'POST') {
      comments.push({ id: comments.length + 1, body });
      return answer(201, {});
    }
    const known = comments.find(({ id }) => url.pathname.endsWith(`/comments/${id}`));
    if (known) known.body = body;
    return answer(known ? 200 : 404, {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, comments, asked, close: () => server.close() };
}
