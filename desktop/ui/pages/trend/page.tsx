import { Page } from '../../parts/page.tsx';

export default function TrendPage() {
  return <Page title="Trend">{null}</Page>;
}
