import { Page } from '../../parts/page.tsx';

export default function CapacityPage() {
  return <Page title="Capacity">{null}</Page>;
}
