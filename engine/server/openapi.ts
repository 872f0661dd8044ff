import { z } from 'zod';
import { apiFailureSchema } from '../model/api/failure.ts';
import { type ApiName, apiPaths } from '../model/api/paths.ts';
import { type ApiRoute, apiRoutes } from '../model/api/routes.ts';
import { version } from '../model/version.ts';

type Json = Readonly<Record<string, unknown>>;

/** This interface as an OpenAPI 3.1 document, made from the contract alone. */
export function openapiDocument(): Record<string, unknown> {
  const paths: Record<string, Json> = {};
  for (const name of Object.keys(apiPaths) as ApiName[]) {
    const { method, path } = apiPaths[name];
    const place = path.replace(/:(\w+)/g, '{$1}');
    paths[place] = { ...paths[place], [method.toLowerCase()]: operationOf(name) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Headroom workbench',
      version,
      description: 'The local server of `headroom ui`. It answers on 127.0.0.1 alone; a POST needs the Origin of its own page.',
    },
    security: [{ session: [] }],
    paths,
    components: {
      securitySchemes: { session: { type: 'http', scheme: 'bearer' } },
      schemas: { Failure: schemaOf(apiFailureSchema, 'output') },
      responses: {
        Failure: { description: 'What was wrong, and what to do next', content: jsonContent({ $ref: '#/components/schemas/Failure' }) },
      },
    },
  };
}

function operationOf(name: ApiName): Json {
  const { path, writes } = apiPaths[name];
  const { summary, query, body, answer }: ApiRoute = apiRoutes[name];
  return {
    operationId: name,
    summary,
    parameters: [...pathParameters(path), ...queryParameters(query)],
    ...(body === null ? {} : { requestBody: { required: true, content: jsonContent(schemaOf(body, 'input')) } }),
    responses: { 200: { description: summary, content: contentOf(answer) }, default: { $ref: '#/components/responses/Failure' } },
    'x-writes': writes,
  };
}

const pathParameters = (path: string): Json[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));

function queryParameters(query: z.ZodType): Json[] {
  const { properties = {}, required = [] } = schemaOf(query, 'input') as {
    readonly properties?: Readonly<Record<string, Json>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema }));
}

function contentOf(answer: ApiRoute['answer']): Json {
  if (answer === 'binary') return { 'application/octet-stream': {} };
  if (answer === 'stream') return { 'text/event-stream': {} };
  if (answer === 'file') return { '*/*': {} };
  return jsonContent(schemaOf(answer, 'output'));
}

const jsonContent = (schema: Json): Json => ({ 'application/json': { schema } });

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' });
  return rest;
}
