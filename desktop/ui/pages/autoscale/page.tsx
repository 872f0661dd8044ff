import { Page } from '../../parts/page.tsx';

export default function AutoscalePage() {
  return <Page title="Autoscale">{null}</Page>;
}
