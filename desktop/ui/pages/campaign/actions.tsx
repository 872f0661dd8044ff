import { useMemo, useState } from 'react';
import type { CampaignReport } from '../../../../engine/model/campaign.ts';
import { markdown } from '../../../../reports/campaign/markdown.ts';
import { useCommands } from '../../frame/commands.ts';

type Copied = 'command' | 'comment' | null;

/** Repeats it elsewhere, or tells it in a pull request. */
export function Actions({ report }: { readonly report: CampaignReport }) {
  const [copied, setCopied] = useState<Copied>(null);
  const copies = useMemo(() => {
    const copy = (what: Copied, text: string) => void navigator.clipboard.writeText(text).then(() => setCopied(what));
    return { command: () => copy('command', report.reproduce), comment: () => copy('comment', markdown.render(report)) };
  }, [report]);
  useCommands(
    useMemo(
      () => [
        { id: 'campaign-command', title: 'Copy the command that repeats this campaign', key: 'x', run: copies.command },
        { id: 'campaign-comment', title: 'Copy the campaign as Markdown', key: 'm', run: copies.comment },
      ],
      [copies],
    ),
  );
  return (
    <>
      <button type="button" onClick={copies.command}>
        Copy the command
      </button>
      <button type="button" onClick={copies.comment}>
        Copy as Markdown
      </button>
      <span role="status" className="soft">
        {copied === null ? '' : 'Copied.'}
      </span>
    </>
  );
}
