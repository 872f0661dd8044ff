import type { ServerResponse } from 'node:http';
import type { z } from 'zod';
import type { ApiName } from '../model/api/paths.ts';
import type { ApiCall, apiRoutes } from '../model/api/routes.ts';

type Routes = typeof apiRoutes;

/** What a handler is called with: the values in the path, and query and body as their schemas made them. */
export interface Call<Name extends ApiName> {
  readonly path: ApiCall<Name>['path'];
  readonly query: z.output<Routes[Name]['query']>;
  readonly body: Routes[Name]['body'] extends z.ZodType ? z.output<Routes[Name]['body']> : null;
  /** Where a reader of the stream was cut off. */
  readonly lastEventId: string | null;
}

/** A file to keep or to show. */
export interface FileAnswer {
  readonly bytes: Uint8Array | string;
  /** Media type, such as `text/markdown; charset=utf-8`. */
  readonly type: string;
  /** What it is saved as; shown in place where there is none. */
  readonly saveAs: string | null;
}

/** Takes the response over, headers written, until one of both sides ends it. */
export type StreamAnswer = (response: ServerResponse) => void;

type NoDocument = { readonly binary: Uint8Array; readonly file: FileAnswer; readonly stream: StreamAnswer };

/** What a handler gives: a document of the route's schema, bytes, a file, or a stream. */
export type Answer<Name extends ApiName> = Routes[Name]['answer'] extends z.ZodType
  ? z.output<Routes[Name]['answer']>
  : Routes[Name]['answer'] extends keyof NoDocument
    ? NoDocument[Routes[Name]['answer']]
    : never;

export type Handler<Name extends ApiName> = (call: Call<Name>) => Answer<Name> | Promise<Answer<Name>>;

/** One handler a route. Each file of `routes/` makes some: `(context: ServerContext) => ({ runs: ..., run: ... }) satisfies Partial<Handlers>`. */
export type Handlers = { readonly [Name in ApiName]: Handler<Name> };
