export type { DocumentFormat, DocumentFormatName } from './format.ts';
export { roiFormats } from './roi/index.ts';
