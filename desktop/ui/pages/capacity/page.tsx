import { useCallback, useEffect, useState } from 'react';
import { Link } from 'wouter';
import type { OpenedCapacity } from '../../../../engine/model/api/documents.ts';
import { capacityStyle } from '../../../../reports/charts/capacity/style.ts';
import { useAction, useDocument } from '../../data/documents.ts';
import { useInAddress } from '../../data/in-address.ts';
import { adoptStyle } from '../../parts/adopt-style.ts';
import { Shown } from '../../parts/document.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Page } from '../../parts/page.tsx';
import { CapacityChoice, capacitiesIn } from './choice.tsx';
import { Opened } from './opened.tsx';
import { type Points, PointsForm } from './points.tsx';
import './page.css';

adoptStyle(capacityStyle);

/** Longer ones are kept by the page alone: an address has an end. */
const mostInAddress = 1500;

function pointsIn(text: string): Points | null {
  if (text === '') return null;
  const [name = '', target = '', ...lines] = text.split('\n');
  return { name, text: lines.join('\n'), targets: target === '' ? [] : [target] };
}

const written = ({ name, text, targets: [target = ''] }: Points): string => [name.replace(/\n/g, ' '), target, text].join('\n');

/** How much load is taken within the targets, and what that means for users, replicas, dates and money: of a campaign, or of somebody's own points. */
export default function CapacityPage() {
  const [campaign, choose] = useInAddress('campaign');
  const [inAddress, write] = useInAddress('points');
  const [form, setForm] = useState(false);
  const campaigns = useDocument('campaigns');
  const rows = capacitiesIn(campaigns.data?.campaigns ?? []);
  const id = campaign === '' ? (rows[0]?.id ?? '') : campaign;
  const fit = useAction('capacityOfPoints');
  const [fitted, setFitted] = useState<OpenedCapacity | null>(null);
  const { mutateAsync } = fit;
  const send = useCallback(
    (points: Points) =>
      mutateAsync({ body: { ...points, targets: [...points.targets] } }).then(
        (opened) => {
          setFitted(opened);
          setForm(false);
        },
        // Shown by the form, which holds the failure of the action.
        () => setForm(true),
      ),
    [mutateAsync],
  );
  useEffect(() => {
    const points = pointsIn(inAddress);
    if (points !== null) void send(points);
  }, [inAddress, send]);
  const opened = useDocument('capacity', { path: { campaign: id } }, id !== '' && fitted === null && !form);
  const take = (points: Points) => {
    const text = written(points);
    if (text.length <= mostInAddress && text !== inAddress) write(text);
    else void send(points);
  };
  const back = () => {
    setForm(false);
    setFitted(null);
    if (inAddress !== '') write('');
  };
  const choice = (
    <>
      {rows.length > 0 && fitted === null && <CapacityChoice rows={rows} chosen={id} onChoice={choose} />}
      {fitted !== null || form ? (
        rows.length > 0 && (
          <button type="button" onClick={back}>
            Back to the campaigns
          </button>
        )
      ) : (
        <button type="button" onClick={() => setForm(true)}>
          Points of your own…
        </button>
      )}
    </>
  );
  const fill = <PointsForm onPoints={take} busy={fit.isPending} failure={fit.error} />;
  if (form)
    return (
      <Page title="Capacity" answer="Fit measurements of your own." actions={choice}>
        {fill}
      </Page>
    );
  if (fitted !== null) return <Opened opened={fitted} actions={choice} />;
  return (
    <Shown asked={campaigns}>
      {() =>
        id === '' ? (
          <Page title="Capacity" answer="No capacity is measured yet, so nobody can say how many users it takes.">
            <Empty
              title="A search for the most load at which the targets are met takes a few minutes."
              command="headroom capacity"
              action={<Link href="/start">Start one here</Link>}
            />
            {fill}
          </Page>
        ) : (
          <Shown asked={opened}>{(document) => <Opened key={id} opened={document} actions={choice} />}</Shown>
        )
      }
    </Shown>
  );
}
