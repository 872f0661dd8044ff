import { z } from 'zod';

/** The fields a strict object has at `path` of a schema, for a word on what an unknown one may have meant. `value` is what stands there. */
export function knownKeys(schema: z.ZodType, path: readonly PropertyKey[], value: unknown): string[] {
  let schemas = [schema];
  for (const step of path) schemas = schemas.flatMap(plain).flatMap((one) => inside(one, step));
  const objects = schemas.flatMap(plain).filter((one) => one instanceof z.ZodObject);
  const fitting = objects.filter((one) => fits(one, value));
  return [...new Set((fitting.length > 0 ? fitting : objects).flatMap(({ shape }) => Object.keys(shape)))];
}

/** A schema without what is wrapped around it; several for a union. */
function plain(schema: unknown): unknown[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return plain(schema.unwrap());
  if (schema instanceof z.ZodPipe) return plain(schema.in);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(plain);
  return [schema];
}

function inside(schema: unknown, step: PropertyKey): z.ZodType[] {
  const next =
    schema instanceof z.ZodObject && typeof step === 'string' && Object.hasOwn(schema.shape, step)
      ? schema.shape[step]
      : schema instanceof z.ZodRecord
        ? schema.valueType
        : schema instanceof z.ZodArray
          ? schema.element
          : undefined;
  return next instanceof z.ZodType ? [next] : [];
}

/** Of the objects of a union, the one whose fixed words (`profile: 'load'`) are those of the value. */
function fits({ shape }: z.ZodObject, value: unknown): boolean {
  const fields: Record<string, unknown> = typeof value === 'object' && value !== null ? { ...value } : {};
  return Object.entries(shape).every(([key, field]) => !(field instanceof z.ZodLiteral) || field.safeParse(fields[key]).success);
}
