import { Page } from '../../parts/page.tsx';

export default function StartPage() {
  return <Page title="Start">{null}</Page>;
}
