import { z } from 'zod';
import { apiFailureSchema } from '../model/api/failure.ts';
import { jobSchema } from '../model/api/job.ts';
import { runRowSchema } from '../model/api/listing.ts';
import { liveStateSchema } from '../model/api/live.ts';
import { type ApiName, apiPaths } from '../model/api/paths.ts';
import { type ApiRoute, apiRoutes } from '../model/api/routes.ts';
import { autoscaleReportSchema } from '../model/autoscale.ts';
import { baselineSchema } from '../model/baseline.ts';
import { campaignReportSchema, campaignSchema } from '../model/campaign.ts';
import { capacityReportSchema } from '../model/capacity.ts';
import { comparisonSchema } from '../model/comparison.ts';
import { errorGroupSchema } from '../model/error-group.ts';
import { estimateSchema } from '../model/estimate.ts';
import { loadStepSchema } from '../model/load.ts';
import { noteSchema } from '../model/note.ts';
import { planSchema } from '../model/plan.ts';
import { reportSchema } from '../model/report.ts';
import { runSchema } from '../model/run.ts';
import { scalingPolicySchema } from '../model/scaling-policy.ts';
import { targetSchema, verdictSchema } from '../model/target.ts';
import { version } from '../model/version.ts';

type Json = Readonly<Record<string, unknown>>;

/** Documents that several answers hold, said once. */
const named = {
  AutoscaleReport: autoscaleReportSchema,
  Baseline: baselineSchema,
  Campaign: campaignSchema,
  CampaignReport: campaignReportSchema,
  CapacityReport: capacityReportSchema,
  Comparison: comparisonSchema,
  ErrorGroup: errorGroupSchema,
  Estimate: estimateSchema,
  Failure: apiFailureSchema,
  Job: jobSchema,
  LiveState: liveStateSchema,
  LoadStep: loadStepSchema,
  Note: noteSchema,
  Plan: planSchema,
  Report: reportSchema,
  Run: runSchema,
  RunRow: runRowSchema,
  ScalingPolicy: scalingPolicySchema,
  Target: targetSchema,
  Verdict: verdictSchema,
};
const names = z.registry<{ id: string }>();
for (const [id, schema] of Object.entries(named)) names.add(schema, { id });

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
      schemas: components(),
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

/** What is sent is said as it may be given, what is answered as it comes, with references to what has a name. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const made = z.toJSONSchema(schema, { io, unrepresentable: 'any', ...(io === 'output' ? { metadata: names } : {}) });
  const { $schema: _, $defs: __, ...rest } = made;
  return referring(rest);
}

function components(): Json {
  const { schemas } = z.toJSONSchema(names, { io: 'output', unrepresentable: 'any', uri: (id) => `#/$defs/${id}` });
  return Object.fromEntries(Object.entries(schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [id, referring(schema as Json)]));
}

const referring = (schema: Json): Json => JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'));
