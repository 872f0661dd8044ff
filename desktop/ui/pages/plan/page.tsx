import { Page } from '../../parts/page.tsx';

export default function PlanPage() {
  return <Page title="Plan">{null}</Page>;
}
