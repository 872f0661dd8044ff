import type { WorkerSetup } from '../protocol.ts';
import { findAccount, upgradePassword } from './accounts.ts';
import { changeCarrier, listCarriers } from './carriers.ts';
import { createOrder } from './create-order.ts';
import { checkHealth } from './health.ts';
import { createListOrders } from './list-orders.ts';
import { changePlan, listPlans } from './plans.ts';
import { quotePrices } from './pricing.ts';
import { readOrder } from './read-order.ts';
import { readRoutes } from './routes.ts';
import { createSearchOrders } from './search-orders.ts';

/** Everything the workers can be asked to do, by name; the switches that change a statement are bound here. */
export function createOperations(setup: Pick<WorkerSetup, 'indexes' | 'projection' | 'batching'>) {
  return {
    checkHealth,
    listOrders: createListOrders(setup),
    searchOrders: createSearchOrders(setup),
    readOrder,
    createOrder: createOrder(setup.indexes),
    readRoutes,
    listPlans,
    changePlan,
    listCarriers,
    changeCarrier,
    quotePrices,
    findAccount,
    upgradePassword,
  };
}

export type Operations = ReturnType<typeof createOperations>;
