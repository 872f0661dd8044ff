import type { Handlers } from '../call.ts';
import { openapiDocument } from '../openapi.ts';

export const openapiHandlers = () => ({ openapi: () => openapiDocument() }) satisfies Partial<Handlers>;
