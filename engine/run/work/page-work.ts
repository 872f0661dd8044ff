import { isLoopbackName } from '../../environments/loopback.ts';
import { HeadroomError } from '../../model/error.ts';
import { templateUrl } from '../../model/templating.ts';
import { generatorLog } from '../drivers/generator/start.ts';
import { chromiumProgram, playwrightDriver, playwrightVersion } from '../drivers/playwright/index.ts';
import { planLoad } from '../load/plan.ts';
import type { RunRequest } from '../request.ts';
import { assertDirect } from './one-address.ts';
import type { LoadMaker } from './work.ts';

/** One page in a browser. Throws BROWSER_MISSING and CONFIG_INVALID; its `prepare` CONFIG_INVALID. */
export async function playwrightMaker(wanted: RunRequest): Promise<LoadMaker> {
  assertDirect(wanted);
  assertTlsFits(wanted);
  const executable = chromiumProgram();
  return {
    log: generatorLog,
    driver: { kind: 'playwright', version: playwrightVersion, recording: 'recorder', source: 'npm' },
    async prepare(request, environment) {
      const { subject } = request;
      const page = subject.kind === 'scenario' ? subject.scenario.page : undefined;
      if (subject.kind !== 'scenario' || page === undefined)
        throw new HeadroomError('BUG', 'There is no page to visit.', 'Please report this.');
      const base = environment.services[page.service];
      if (base === undefined)
        throw new HeadroomError(
          'CONFIG_INVALID',
          `Environment ${request.environmentName} has no service ${page.service}.`,
          `It has ${Object.keys(environment.services).join(', ') || 'none'}: name one of them as the service of the page.`,
        );
      const load = planLoad({ scenario: subject.scenario, secondOpinionS: 0 });
      const name = page.name ?? nameOf(page.path);
      const names = page.profiles.map((profile) => profile.name);
      return {
        steps: load.steps,
        durationS: load.durationS,
        endsWithWork: true,
        maxUsers: load.maxUsers,
        description: `${name}, ${page.visits} visits${page.repeat ? ', each followed by a second one,' : ''} on ${names.join(' and ')}, about ${load.durationS} s`,
        notes: [],
        targets: request.targets,
        arrival: null,
        pacingS: {},
        count: null,
        async start(folder) {
          return await playwrightDriver.start({
            folder,
            steps: load.steps,
            durationS: load.steps.at(-1)?.toS ?? load.durationS,
            templating: request.templating,
            mask: request.mask,
            plan: {
              executable,
              url: `${base.replace(/\/+$/, '')}${page.path}`,
              name,
              visits: page.visits,
              repeat: page.repeat,
              profiles: page.profiles,
              interactions: page.interactions,
              headers: { ...request.headers, ...page.headers },
              allowedNames: environment.allowed.names,
              verify: request.environment.tls?.verify ?? true,
            },
          });
        },
      };
    },
  };
}

const nameOf = (path: string): string => `GET ${templateUrl(`http://name${path.replace(/\?.*$/, '')}`).replace('http://name', '')}`;

/** A browser trusts the authorities of its machine, and shows no certificate of its own. */
function assertTlsFits({ environment, environmentName }: RunRequest): void {
  const { tls } = environment;
  if (tls === undefined || (tls.ca === undefined && tls.certificate === undefined) || !tls.verify) return;
  const local = Object.values(environment.services).every((url) => isLoopbackName(new URL(url).hostname));
  throw new HeadroomError(
    'CONFIG_INVALID',
    `Environment ${environmentName} brings certificates of its own, which a browser does not take from a file.`,
    `Let this machine trust its authority, or visit the page in an environment with tls.verify: false${local ? ', which is safe on this machine' : ''}.`,
  );
}
