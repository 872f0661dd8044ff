import { Page } from '../../parts/page.tsx';

export default function BaselinesPage() {
  return <Page title="Baselines">{null}</Page>;
}
