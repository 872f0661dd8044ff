import { capacityStyle } from '../../../../reports/charts/capacity/style.ts';
import { planChartStyle } from '../../../../reports/charts/plan/style.ts';
import { useDocument } from '../../data/documents.ts';
import { useInAddress } from '../../data/in-address.ts';
import { adoptStyle } from '../../parts/adopt-style.ts';
import { OpenedPlan } from './opened.tsx';
import { Unplanned } from './unplanned.tsx';
import '../capacity/page.css';
import './page.css';

adoptStyle(capacityStyle);
adoptStyle(planChartStyle);

/** Demand, money, roadmap and checklist, with the investment and the prices to be changed at will. */
export default function PlanPage() {
  const [environment] = useInAddress('environment');
  const [capacity] = useInAddress('capacity');
  const opened = useDocument('plan', { query: { ...(environment !== '' && { environment }), ...(capacity !== '' && { capacity }) } });
  if (opened.data !== undefined) return <OpenedPlan plan={opened.data.plan} />;
  if (opened.error !== null) return <Unplanned failure={opened.error.failure} again={() => void opened.refetch()} />;
  return <div className="skeleton" role="status" aria-label="Loading" />;
}
