export { type Initialized, initialize } from './initialize.ts';
export { type CiSystem, ciSystems } from './options.ts';
