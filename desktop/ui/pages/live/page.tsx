import { Page } from '../../parts/page.tsx';

export default function LivePage() {
  return <Page title="Live">{null}</Page>;
}
