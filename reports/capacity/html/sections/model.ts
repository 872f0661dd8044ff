import { say } from '../../../formats/html/section.ts';
import { factList } from '../../../formats/html/sections/origin.ts';
import { markup } from '../../../markup.ts';
import { fitFacts, tailFacts } from '../../../words/capacity/fit.ts';
import type { CapacitySection } from '../section.ts';

/** The laws that were fitted, each parameter with its range, and what they may be used for. */
export const model: CapacitySection = ({ model: found }) => {
  if (found === null || (found.fit === null && found.tail === null)) return null;
  return {
    title: 'The model',
    content: markup`${
      found.fit !== null &&
      markup`${say('Universal Scalability Law: X(N) = λN / (1 + σ(N − 1) + κN(N − 1)), of throughput X and requests in flight N.', 'soft')}${factList(fitFacts(found.fit), 'one')}`
    }${
      found.tail !== null &&
      markup`${say('Tail near saturation: M/M/c with a fitted number of servers, used only if it predicts the plateaus that were held out.', 'soft')}${factList(tailFacts(found.tail), 'one')}`
    }`,
  };
};
