import { Page } from '../../parts/page.tsx';

export default function ComparePage() {
  return <Page title="Compare">{null}</Page>;
}
