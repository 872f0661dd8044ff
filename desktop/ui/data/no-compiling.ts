/** Schemas are read as they are: to compile them takes `new Function`, which the page's policy forbids and its console would tell of. Imported before any schema. */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
